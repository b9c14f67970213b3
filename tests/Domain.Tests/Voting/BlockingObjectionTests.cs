using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Voting;

/// <summary>One voting member keeps the body from deciding, where the step offers an outcome for that.</summary>
public sealed class BlockingObjectionTests
{
    private static readonly OfferedOutcome Blocked = new(RaiseBlockingObjection.Outcome, new("A member objects", "Un membre s’oppose"), null, true, "plain");

    [Fact]
    public async Task One_member_is_enough_and_an_open_vote_is_withdrawn()
    {
        await using var vote = await VotingScene.Start(Bylaws.Usual, offered: Blocked);
        var motion = await vote.Put();
        await vote.Say(motion, Choice.Yes, vote.Members);
        await Broken.Rule("Say why you object; the body will read it.", () => Raise(vote, vote.Members[0], " "));
        Assert.True((await vote.Read(vote.Members[0])).MayBlock);
        await Raise(vote, vote.Members[0]);

        var item = await vote.Item();
        Assert.Equal((Blocked.Name, "It competes with ours."), (item.Outcome, item.Comment));
        Assert.Equal(MotionState.Withdrawn, (await vote.Motion(motion)).State);
        var raised = await vote.Host.WithDb(db => db.Events.SingleAsync(row => row.Name == nameof(BlockingObjectionRaised)));
        Assert.Equal((vote.Members[0].PersonId, "It competes with ours."), (raised.ById, raised.Remark));
        Assert.Equal(2, await vote.Host.WithDb(db => db.Set<Delivery>().CountAsync(mail => mail.Template == MailTemplate.Message)));
        await Broken.Rule("This step is no longer needed; nothing was recorded.", () => Raise(vote, vote.Members[1]));
    }

    [Fact]
    public async Task Nobody_moves_it_and_nobody_without_a_vote_raises_it()
    {
        await using var vote = await VotingScene.Start(Bylaws.Usual, offered: Blocked, leadSits: true);
        await Broken.Rule("Choose one of the answers offered.", () => vote.Put(Blocked.Name));
        await Broken.Rule("A voting member of the body raises a blocking objection.", () => Raise(vote, vote.Secretary));
        await Broken.Rule("Whoever leads a proposal does not vote on it; they recuse themselves.", () => Raise(vote, vote.Lead));
        Assert.False((await vote.Read(vote.Secretary)).MayBlock);
        await using var other = await VotingScene.Start(Bylaws.Usual);
        await Broken.Rule("This step knows no blocking objection.", () => Raise(other, other.Members[0]));
    }

    [Fact]
    public async Task What_was_decided_is_objected_to_as_the_bylaws_say()
    {
        await using var vote = await VotingScene.Start(Bylaws.Usual with { ObjectionDays = 5 }, offered: Blocked);
        var motion = await vote.Put();
        await vote.Say(motion, Choice.Yes, vote.Members);
        await vote.Close(motion);
        await Broken.Rule("The body has decided; object to its decision instead.", () => Raise(vote, vote.Members[0]));
    }

    private static Task<MediatR.Unit> Raise(VotingScene vote, Caller member, string reason = "It competes with ours.") => vote.Host.Send(member, new RaiseBlockingObjection(vote.Step, reason));
}
