using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Meetings;
using Governance.Domain.Tests.Meetings;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Voting;

/// <summary>A vote whose ballots are signed: each member shows again who they are, and nobody votes for another.</summary>
public sealed class SignedBallotTests
{
    private const string Unsigned = "This answer is signed. Enter your password, then send it again.";
    private const string ByOthers = "Ballots are signed here: each member votes for themselves.";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ballot_counts_only_signed_and_the_trail_says_what_it_was_signed_as(bool isSecret)
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual, signs: SigningMeaning.Approval);
        var motion = await scene.Put(isSecret: isSecret);
        Assert.Equal(SigningMeaning.Approval, (await scene.Read(scene.Chair)).Signs);
        foreach (var choice in new[] { Choice.Yes, Choice.Recuse })
            await Broken.Rule(Unsigned, () => scene.Say(motion, choice, scene.Members[0]));
        Assert.Empty(await Ballots(scene));

        await scene.Say(motion, Choice.Yes, scene.Members.Take(3).Select(member => member.Proven()));
        Assert.All(await Ballots(scene), ballot => Assert.Equal(("Approval", !isSecret), (ballot["Signed"]!.ToString(), ballot["Choice"] is not null)));
        await scene.Close(motion);

        Assert.Equal("approve", (await scene.Item()).Outcome);
        var completed = await scene.Host.WithDb(db => db.Events.SingleAsync(row => row.Name == nameof(WorkItemCompleted)));
        Assert.DoesNotContain("Signed", completed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leads_puts_down_only_who_is_recused_or_absent()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { MostProxies = 1 }, signs: SigningMeaning.Review);
        var motion = await scene.Put();
        var member = scene.Members[0].PersonId!.Value;
        await Broken.Rule(ByOthers, () => scene.Host.Send(scene.Secretary, new RecordBallot(motion, member, Choice.Yes)));
        await Broken.Rule(ByOthers, () => scene.Host.Send(scene.Secretary, new RecordBallot(motion, member, Choice.Yes) { ByProxyOf = scene.Members[1].PersonId }));

        await scene.Host.Send(scene.Secretary, new RecordBallot(motion, member, Choice.Absent));
        Assert.Null(Assert.Single(await Ballots(scene))["Signed"]);
    }

    [Fact]
    public async Task The_chair_signs_the_word_that_breaks_a_tie()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Tie = TieRule.ChairVotesOnlyToBreakIt }, signs: SigningMeaning.Approval);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, scene.Members.Take(2).Select(member => member.Proven()));
        await scene.Say(motion, Choice.No, scene.Members.Skip(2).Select(member => member.Proven()));
        await scene.Close(motion);
        Assert.Equal(MotionState.Tied, (await scene.Motion(motion)).State);
        await Broken.Rule(Unsigned, () => scene.Host.Send(scene.Chair, new BreakTie(motion, Choice.Yes)));

        await scene.Host.Send(scene.Chair.Proven(), new BreakTie(motion, Choice.Yes));
        Assert.Equal("approve", (await scene.Item()).Outcome);
        var broken = await scene.Host.WithDb(db => db.Events.SingleAsync(row => row.Name == nameof(TieBroken)));
        Assert.Equal("Approval", JsonNode.Parse(broken.Body)!["Signed"]!.ToString());
    }

    [Fact]
    public async Task It_does_not_pass_by_consent()
    {
        await using var scene = await MeetingScene.Start(signs: SigningMeaning.Approval);
        var item = await scene.Item();

        await Broken.Rule(ByOthers, () => scene.Send(scene.Vote.Secretary, new PlaceAgendaItem(scene.Id, item, AgendaPart.Consent, 0)));
    }

    private static Task<List<JsonNode>> Ballots(VotingScene scene) => scene.Host.WithDb(async db =>
        (await db.Events.Where(row => row.Name == nameof(BallotGiven)).ToListAsync()).ConvertAll(row => JsonNode.Parse(row.Body)!));
}
