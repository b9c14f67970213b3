using Governance.Domain.Bodies;
using Governance.Domain.Deliveries;
using Governance.Domain.Voting;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Voting;

public sealed class RemindMissingTests
{
    private static readonly Bylaws AnyTime = Bylaws.Usual with { Electronic = new() };

    [Fact]
    public async Task Those_who_have_not_voted_are_written_to_once_a_day()
    {
        await using var scene = await VotingScene.Start(AnyTime);
        var motion = await scene.Put(endsAt: scene.Host.Clock.GetUtcNow().AddDays(4));
        await scene.Say(motion, Choice.Yes, scene.Members.Take(2));
        var before = await Called(scene);
        Assert.Equal(3, await scene.Host.Send(scene.Secretary, new RemindMissing(motion)));
        Assert.Equal(
            new[] { scene.Chair, scene.Members[2], scene.Members[3] }.Select(one => one.PersonId).Order(),
            (await Called(scene)).ExceptBy(before.Select(one => one.Id), one => one.Id).Select(one => one.To.PersonId).Order());
        await Broken.Rule("They were reminded less than a day ago.", () => scene.Host.Send(scene.Chair, new RemindMissing(motion)));
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        await scene.Say(motion, Choice.No, scene.Members[2], scene.Members[3], scene.Chair);
        await Broken.Rule("Everybody has voted.", () => scene.Host.Send(scene.Chair, new RemindMissing(motion)));
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_vote_in_the_room_nor_by_a_member()
    {
        await using var scene = await VotingScene.Start(AnyTime);
        var motion = await scene.Put();
        await Broken.Rule("Members are reminded of a vote without a meeting while it is open.", () => scene.Host.Send(scene.Secretary, new RemindMissing(motion)));
        await Broken.Rule("The chair and the secretary of the body lead its votes.", () => scene.Host.Send(scene.Members[0], new RemindMissing(motion)));
    }

    private static Task<List<Delivery>> Called(VotingScene scene) =>
        scene.Host.WithDb(db => db.Set<Delivery>().AsNoTracking().Where(one => one.Template == MailTemplate.VoteCalled).ToListAsync());
}
