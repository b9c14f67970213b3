using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Voting;

/// <summary>Separation of duties at each ballot: refused with the rule and the fact, counted as recused, certified with every voter.</summary>
public sealed class VoteDutiesTests
{
    private static readonly IReadOnlyList<Duty> NoAuthor = [new(DutyRule.NoAuthorDecides, [])];

    [Fact]
    public async Task Whoever_wrote_says_neither_yes_nor_no_nor_abstain_is_told_why_and_may_recuse()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual, duties: NoAuthor);
        var writer = scene.Members[0];
        await scene.Writes(writer);
        var motion = await scene.Put();
        var why = $"No author decides: {writer.Name} wrote on this proposal.";
        foreach (var choice in new[] { Choice.Yes, Choice.No, Choice.Abstain })
        {
            await Broken.Rule(why, () => scene.Say(motion, choice, writer));
            await Broken.Rule(why, () => scene.Host.Send(scene.Secretary, new RecordBallot(motion, writer.PersonId!.Value, choice)));
        }
        var reading = await scene.Read(writer);
        Assert.Equal((why, Choice.Recuse), (reading.Barred!.ToString(), reading.Mine));
        Assert.StartsWith(why + " / Aucun auteur ne décide", reading.AtHand!.Members.Single(member => member.PersonId == writer.PersonId).Interest, StringComparison.Ordinal);
        Assert.Null((await scene.Read(scene.Members[1])).Barred);
        await scene.Say(motion, Choice.Recuse, writer);
        Assert.Equal("Works with the partner.", (await scene.Read(scene.Chair)).AtHand!.Members.Single(member => member.PersonId == writer.PersonId).Interest);
    }

    [Theory]
    [InlineData(RecusedMember.LeavesTheBase, "Carried: 2 yes of 3 votes cast, 2 needed.")]
    [InlineData(RecusedMember.StaysInTheBase, "No quorum: 3 here, 4 needed of 6 active members.")]
    [InlineData(RecusedMember.CountsAsHere, "Carried: 2 yes of 3 votes cast, 2 needed.")]
    public async Task A_barred_seat_counts_as_the_bylaws_count_a_recusal(RecusedMember recused, string why)
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Quorum = Bylaws.Usual.Quorum with { Recused = recused } }, leadSits: true, duties: NoAuthor);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, scene.Members.Take(2));
        await scene.Say(motion, Choice.No, scene.Members[2]);
        await scene.Close(motion);
        Assert.Equal((why, 1), ((await scene.Motion(motion)).Verdict!.Why[0].En, (await scene.Motion(motion)).Verdict!.Votes.Recused));
    }

    [Fact]
    public async Task A_proxy_launders_nothing_neither_from_who_is_barred_nor_to_them()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { MostProxies = 2 }, duties: NoAuthor);
        var (writer, away) = (scene.Members[0], scene.Members[1]);
        await scene.Writes(writer);
        var motion = await scene.Put();
        var why = $"No author decides: {writer.Name} wrote on this proposal.";
        await Broken.Rule(why, () => scene.Host.Send(scene.Secretary, new RecordBallot(motion, writer.PersonId!.Value, Choice.Yes) { ByProxyOf = away.PersonId }));
        await Broken.Rule(why, () => scene.Host.Send(scene.Secretary, new RecordBallot(motion, away.PersonId!.Value, Choice.Yes) { ByProxyOf = writer.PersonId }));
        await scene.Host.Send(scene.Secretary, new RecordBallot(motion, away.PersonId!.Value, Choice.Yes) { ByProxyOf = scene.Members[2].PersonId });
    }

    [Fact]
    public async Task Whoever_writes_after_they_voted_counts_as_recused_and_a_proxy_that_they_held_as_absent()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { MostProxies = 1 }, duties: NoAuthor);
        var (writer, away) = (scene.Members[0], scene.Members[1]);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, writer, scene.Members[2], scene.Members[3], scene.Chair);
        await scene.Host.Send(scene.Secretary, new RecordBallot(motion, away.PersonId!.Value, Choice.Yes) { ByProxyOf = writer.PersonId });
        await scene.Writes(writer);
        await scene.Close(motion);
        var votes = (await scene.Motion(motion)).Verdict!.Votes;
        Assert.Equal((3, 1, 1), (votes.Yes, votes.Recused, votes.Absent));
        var certificate = await Certificate(scene);
        Assert.Equal(new[] { scene.Members[2], scene.Members[3], scene.Chair }.Select(one => one.PersonId!.Value).Order(), Voters(certificate));
    }

    [Fact]
    public async Task A_chair_whom_a_rule_bars_breaks_no_tie()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Tie = TieRule.ChairVotesOnlyToBreakIt }, duties: NoAuthor);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, scene.Members.Take(2));
        await scene.Say(motion, Choice.No, scene.Members.Skip(2));
        await scene.Close(motion);
        await scene.Writes(scene.Chair);
        Assert.False((await scene.Read(scene.Chair)).MayBreakTie);
        await Broken.Rule($"No author decides: {scene.Chair.Name} wrote on this proposal.", () => scene.Host.Send(scene.Chair, new BreakTie(motion, Choice.Yes)));
    }

    [Fact]
    public async Task A_final_approval_by_vote_certifies_every_voter_also_of_a_secret_ballot_and_the_chair_who_broke_a_tie()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Tie = TieRule.ChairVotesOnlyToBreakIt }, duties: [.. NoAuthor, new(DutyRule.ChairIsNotApprover, ["vote"])]);
        var motion = await scene.Put(isSecret: true);
        await scene.Say(motion, Choice.Yes, scene.Members[0]);
        await scene.Say(motion, Choice.No, scene.Members[1]);
        await scene.Say(motion, Choice.Abstain, scene.Members[2]);
        await scene.Say(motion, Choice.Recuse, scene.Members[3]);
        await scene.Close(motion);
        await scene.Host.Send(scene.Chair, new BreakTie(motion, Choice.Yes));
        var certificate = await Certificate(scene);
        // who chairs the body that votes approves nothing of another one, and who recused themselves decided nothing
        Assert.Equal(scene.Members.Take(3).Append(scene.Chair).Select(one => one.PersonId!.Value).Order(), Voters(certificate));
        Assert.All(certificate.Rules, rule => Assert.True(rule.IsKept));
        Assert.DoesNotContain("Yes", await Completed(scene), StringComparison.Ordinal);
        // and whoever voted writes no more
        await Broken.Rule($"No author decides: {scene.Members[0].Name} wrote on this proposal.", () => Writing(scene));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_voted_on_it_in_another_body_votes_again_only_where_the_bylaws_say_so(bool may)
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var host = scene.Host;
        var council = await host.Send(scene.Secretary, new FoundBody(scene.Lead.Roles[0].OrganisationId!.Value, BodyKind.Council, new("Senate", "Sénat"), Governance.Domain.Words.Bilingual.Empty, Bylaws.Usual with { MayVoteTwice = may }, host.Clock.GetUtcNow()));
        foreach (var (seat, person) in new[] { (SeatRole.Chair, scene.Members[0]), (SeatRole.Member, scene.Members[1]), (SeatRole.Secretary, scene.Secretary) })
            await host.Send(scene.Secretary, new TakeSeat(council, person.PersonId!.Value, seat, host.Clock.GetUtcNow()) { IsVoting = seat != SeatRole.Secretary });
        var first = await scene.Put();
        await scene.Say(first, Choice.Yes, scene.Members[0]);
        await scene.Say(first, Choice.Yes, scene.Members.Skip(2));
        await scene.Say(first, Choice.Recuse, scene.Members[1]);
        await scene.Close(first);

        var step = await host.Send(Steps.Workflow, new OpenWorkItem(scene.Credential, Steps.Workflow.InstanceId!.Value, "senate", WorkKind.Vote, new("Senate", "Sénat"), null, null, null, [Steps.Approve], null) { BodyId = council });
        Governance.Domain.Commands.Caller Here(Governance.Domain.Commands.Caller one, bool isChair = false) => Governance.Domain.Commands.Caller.Person(one.PersonId!.Value, one.Name, one.Roles, [new(council, isChair)]);
        var motion = await host.Send(Here(scene.Members[0], true), new PutMotion(step, "approve"));
        if (may)
            await host.Send(Here(scene.Members[0], true), new GiveBallot(motion, Choice.Yes));
        else
            await Broken.Rule("Whoever voted on it in the Committee does not vote on it here.", () => host.Send(Here(scene.Members[0], true), new GiveBallot(motion, Choice.Yes)));
        // whoever recused themselves there did not vote
        await host.Send(Here(scene.Members[1]), new GiveBallot(motion, Choice.Yes));
        await host.Send(Here(scene.Members[0], true), new CloseMotion(motion));
        Assert.Equal((may ? 2 : 1, may ? 0 : 1), ((await scene.Motion(motion)).Verdict!.Votes.Yes, (await scene.Motion(motion)).Verdict!.Votes.Recused));
    }

    [Fact]
    public async Task The_qa_office_is_told_where_so_many_are_kept_from_a_vote_that_it_could_have_no_quorum()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Quorum = new(QuorumBase.Voting, Share.Fixed(5)) { Recused = RecusedMember.StaysInTheBase } }, duties: NoAuthor);
        var host = scene.Host;
        Assert.DoesNotContain(nameof(NoQuorumPossible), await host.EventNames(scene.Credential));
        await scene.Writes(scene.Members[0]);
        OpenWorkItem again = new(scene.Credential, Steps.Workflow.InstanceId!.Value, "again", WorkKind.Vote, new("Vote again", "Voter de nouveau"), null, null, null, [Steps.Approve], null) { BodyId = scene.Body, Duties = NoAuthor };
        await host.Send(Steps.Workflow, again);
        Assert.Contains(nameof(NoQuorumPossible), await host.EventNames(scene.Credential));
        // one more seat, and it could
        var college = scene.Lead.Roles[0].OrganisationId!.Value;
        await host.Send(scene.Secretary, new TakeSeat(scene.Body, (await host.A.Person(Governance.Domain.Organisations.Role.CommitteeMember, college)).PersonId!.Value, SeatRole.Member, host.Clock.GetUtcNow()));
        await host.Send(Steps.Workflow, again with { StepId = "once-more" });
        Assert.Single(await host.EventNames(scene.Credential), name => name == nameof(NoQuorumPossible));
    }

    // the step that is written at asks for the rule too
    private static async Task Writing(VotingScene scene)
    {
        var item = await scene.Item();
        var book = await scene.Host.WithDb(db => DutyBook.Of(db, [item], scene.Members.Select(one => one.PersonId!.Value), CancellationToken.None));
        if (SeparationOfDuties.AgainstWriting([scene.Members[0].PersonId!.Value], NoAuthor, book.Facts(item)) is [var breach, ..])
            throw new RuleBroken(breach.Sentence(book.Name));
    }

    private static Task<string> Completed(VotingScene scene) =>
        scene.Host.WithDb(db => db.Events.Where(row => row.Name == nameof(WorkItemCompleted)).Select(row => row.Body).SingleAsync());

    private static async Task<Certificate> Certificate(VotingScene scene) =>
        JsonNode.Parse(await Completed(scene))!["Certificate"].Deserialize<Certificate>()!;

    private static IEnumerable<Guid> Voters(Certificate certificate) => certificate.Facts.Acts.Single(act => act.Step == "vote").Actors.Select(actor => actor.Person);
}
