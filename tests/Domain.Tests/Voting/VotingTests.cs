using Governance.Domain.Bodies;
using Governance.Domain.Duties;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Voting;

public sealed class VotingTests
{
    [Fact]
    public async Task A_motion_that_is_carried_answers_the_step_and_the_body_has_decided()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, scene.Members.Take(3));
        await scene.Say(motion, Choice.No, scene.Chair);
        Assert.True((await scene.Item()).IsOpen);

        await scene.Close(motion);
        var item = await scene.Item();
        Assert.Equal(("approve", WorkState.Completed, null), (item.Outcome, item.State, item.CompletedById));
        Assert.NotNull(item.Signature);
        Assert.Equal(TallyResult.Carried, (await scene.Motion(motion)).Verdict!.Result);
        var reading = await scene.Read(scene.Members[0]);
        Assert.Equal("Carried: 3 yes of 4 votes cast, 3 needed.", reading.Before[0].Why[0].En);
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Say(motion, Choice.Yes, scene.Members[3]));
    }

    [Fact]
    public async Task A_motion_that_is_lost_leaves_the_step_to_the_next_motion_which_brings_its_reason()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var first = await scene.Put();
        await scene.Say(first, Choice.No, scene.Members);
        await scene.Close(first);
        Assert.True((await scene.Item()).IsOpen);

        await Assert.ThrowsAsync<RuleBroken>(() => scene.Put("return"));
        var second = await scene.Put("return", reason: "The hours are too many.");
        await scene.Say(second, Choice.Yes, scene.Members);
        await scene.Close(second);
        var item = await scene.Item();
        Assert.Equal(("return", "The hours are too many.", ReturnMode.OnlyChanged), (item.Outcome, item.Comment, item.ReturnMode));
    }

    [Fact]
    public async Task A_ballot_is_changed_until_the_vote_is_closed_and_counts_once()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.No, scene.Members);
        await scene.Say(motion, Choice.Yes, scene.Members);
        await scene.Close(motion);
        Assert.Equal((4, 0), ((await scene.Motion(motion)).Verdict!.Votes.Yes, (await scene.Motion(motion)).Verdict!.Votes.No));
    }

    [Fact]
    public async Task A_recusal_that_breaks_the_quorum_says_who_is_missing_and_the_step_leaves_by_that_outcome()
    {
        var bylaws = Bylaws.Usual with { Quorum = Bylaws.Usual.Quorum with { Base = QuorumBase.Voting, Recused = RecusedMember.StaysInTheBase } };
        await using var scene = await VotingScene.Start(bylaws, offersNoQuorum: true);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, scene.Members.Take(2));
        await scene.Say(motion, Choice.Recuse, scene.Members[2]);
        await scene.Close(motion);

        var verdict = (await scene.Motion(motion)).Verdict!;
        Assert.Equal(TallyResult.NoQuorum, verdict.Result);
        Assert.Equal([scene.Chair.PersonId!.Value, scene.Members[3].PersonId!.Value], verdict.Missing);
        Assert.Equal("no-quorum", (await scene.Item()).Outcome);
    }

    [Fact]
    public async Task Whoever_leads_the_proposal_may_only_recuse_themselves_and_says_why()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual, leadSits: true);
        var motion = await scene.Put();
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Say(motion, Choice.Yes, scene.Lead));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(scene.Lead, new GiveBallot(motion, Choice.Recuse)));
        await scene.Say(motion, Choice.Recuse, scene.Lead);
        Assert.Equal("Works with the partner.", Assert.Single((await scene.Read(scene.Chair)).AtHand!.Members, one => one.Choice == Choice.Recuse).Interest);
    }

    [Fact]
    public async Task Of_a_secret_vote_nobody_is_told_who_said_what_and_when_it_is_closed_nothing_is_kept()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var motion = await scene.Put(isSecret: true);
        await scene.Say(motion, Choice.Yes, scene.Members);
        var open = (await scene.Read(scene.Secretary)).AtHand!;
        Assert.Equal((null, 4), (open.Votes, open.Given));
        Assert.All(open.Members, member => Assert.Null(member.Choice));

        await scene.Close(motion);
        Assert.Equal(4, (await scene.Motion(motion)).Verdict!.Votes.Yes);
        Assert.All(await scene.Host.WithDb(db => db.Set<GivenBallot>().ToListAsync()), ballot => Assert.Null(ballot.Choice));
        Assert.DoesNotContain(await scene.Host.WithDb(db => db.Events.Where(row => row.Name == nameof(BallotGiven)).Select(row => row.Body).ToListAsync()), body => body.Contains("Yes"));
    }

    [Fact]
    public async Task A_tie_waits_for_the_chair_alone_where_the_bylaws_give_them_the_word()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Tie = TieRule.ChairHasCastingVote });
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, scene.Members.Take(2));
        await scene.Say(motion, Choice.No, scene.Members.Skip(2));
        await scene.Say(motion, Choice.Abstain, scene.Chair);
        await scene.Close(motion);
        Assert.Equal(MotionState.Tied, (await scene.Motion(motion)).State);
        Assert.True((await scene.Read(scene.Chair)).MayBreakTie);

        await Assert.ThrowsAsync<Refused>(() => scene.Host.Send(scene.Secretary, new BreakTie(motion, Choice.Yes)));
        await scene.Host.Send(scene.Chair, new BreakTie(motion, Choice.Yes));
        Assert.Equal("approve", (await scene.Item()).Outcome);
    }

    [Fact]
    public async Task The_second_reading_waits_for_another_meeting()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Readings = new(2, Share.AtLeast(2, 3)) });
        var first = await scene.Put();
        await scene.Say(first, Choice.Yes, scene.Members.Take(3));
        await scene.Say(first, Choice.No, scene.Members[3], scene.Chair);
        await scene.Close(first);
        Assert.True((await scene.Motion(first)).Verdict!.NeedsSecondReading);

        // three of five are fewer than the two thirds that allow both in one meeting
        await Broken.Rule("The second reading waits for another meeting.", () => scene.Put());
        scene.Host.Clock.Advance(TimeSpan.FromHours(11));
        await Broken.Rule("The second reading waits for another meeting.", () => scene.Put());
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, (await scene.Motion(await scene.Put())).Reading);
    }

    [Fact]
    public async Task Two_thirds_allow_both_readings_in_one_meeting()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Readings = new(2, Share.AtLeast(2, 3)) });
        var first = await scene.Put();
        await scene.Say(first, Choice.Yes, scene.Members.Take(2));
        await scene.Say(first, Choice.No, scene.Members[2]);
        await scene.Say(first, Choice.Abstain, scene.Members[3]);
        await scene.Close(first);
        Assert.True((await scene.Motion(first)).Verdict!.NeedsSecondReading);
        Assert.True((await scene.Item()).IsOpen);

        var second = await scene.Put();
        Assert.Equal(2, (await scene.Motion(second)).Reading);
        await scene.Say(second, Choice.Yes, scene.Members);
        await scene.Close(second);
        Assert.Equal("approve", (await scene.Item()).Outcome);
    }

    [Fact]
    public async Task A_vote_without_a_meeting_needs_the_bylaws_calls_every_member_and_ends_by_itself()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Electronic = new() });
        var end = scene.Host.Clock.GetUtcNow().AddDays(3);
        var motion = await scene.Put(endsAt: end);
        Assert.Equal(5, await scene.Host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.VoteCalled && one.AvailableAt < end.AddDays(-2))));
        await scene.Say(motion, Choice.Yes, scene.Members);
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(Caller.System, new CloseEndedVote(motion)));

        scene.Host.Clock.Advance(TimeSpan.FromDays(3));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Say(motion, Choice.No, scene.Members[0]));
        await scene.Host.Send(Caller.System, new CloseEndedVote(motion));
        Assert.Equal("approve", (await scene.Item()).Outcome);
    }

    [Theory]
    [InlineData(Choice.No, "Lost: 1 yes of 3 votes cast, 2 needed.")]
    [InlineData(Choice.Abstain, "A tie of 1 to 1: the chair decides. Abstained: 1, not counted. It is for you to break the tie.")]
    public async Task Whoever_presides_is_told_how_a_vote_ended_that_the_clock_closed(Choice last, string told)
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Electronic = new(), Tie = TieRule.ChairHasCastingVote });
        var motion = await scene.Put(endsAt: scene.Host.Clock.GetUtcNow().AddDays(3));
        await scene.Say(motion, Choice.Yes, scene.Members[0]);
        await scene.Say(motion, Choice.No, scene.Members[1]);
        await scene.Say(motion, last, scene.Members[2]);
        scene.Host.Clock.Advance(TimeSpan.FromDays(3));
        await scene.Host.Send(Caller.System, new CloseEndedVote(motion));

        var mails = await scene.Host.WithDb(db => db.Set<Delivery>().Where(one => one.Template == MailTemplate.Message).ToListAsync());
        Assert.Equal(new[] { scene.Chair.PersonId, scene.Secretary.PersonId }.Order(), mails.Select(mail => mail.To.PersonId).Order());
        Assert.StartsWith(told, mails.Single(mail => mail.To.PersonId == scene.Chair.PersonId).About.Text!.En, StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.Contains("a pris fin", mail.About.Subject!.Fr, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_meetings_that_had_no_quorum_the_usual_bylaws_allow_no_vote_without_one()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Put(endsAt: scene.Host.Clock.GetUtcNow().AddDays(3)));
        // two motions of one evening are one meeting
        for (var motion = 0; motion < 2; motion++)
            await scene.Close(await scene.Put());
        Assert.False((await scene.Read(scene.Chair)).Terms.MayBeElectronic);
        scene.Host.Clock.Advance(TimeSpan.FromDays(7));
        await scene.Close(await scene.Put());
        Assert.True((await scene.Read(scene.Chair)).Terms.MayBeElectronic);
        await scene.Put(endsAt: scene.Host.Clock.GetUtcNow().AddDays(3));
    }

    [Fact]
    public async Task A_seat_or_bylaws_from_today_change_no_vote_that_is_open()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var (host, keeper) = (scene.Host, scene.Secretary);
        host.Clock.Advance(TimeSpan.FromDays(3));
        var today = host.Clock.GetUtcNow() - TimeSpan.FromMinutes(30);
        var motion = await scene.Put();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var newcomer = await host.A.Person(Role.CommitteeMember, scene.Lead.Roles[0].OrganisationId!.Value);
        var seats = (await host.WithDb(db => db.Set<Body>().SingleAsync(body => body.Id == scene.Body))).Seats;
        const string Open = "A vote of this body is open since then; choose today or a later day.";
        await Broken.Rule(Open, () => host.Send(keeper, new TakeSeat(scene.Body, newcomer.PersonId!.Value, SeatRole.Member, today - TimeSpan.FromDays(2))));
        await Broken.Rule(Open, () => host.Send(keeper, new EndSeat(scene.Body, seats[^1].Id, today - TimeSpan.FromDays(2))));
        await Broken.Rule(Open, () => host.Send(keeper, new AdoptBylaws(scene.Body, Bylaws.Usual with { IsSecret = true }, today - TimeSpan.FromDays(2))));

        await host.Send(keeper, new TakeSeat(scene.Body, newcomer.PersonId!.Value, SeatRole.Member, today));
        await host.Send(keeper, new EndSeat(scene.Body, seats[^1].Id, today));
        await host.Send(keeper, new AdoptBylaws(scene.Body, Bylaws.Usual with { Quorum = new(QuorumBase.Active, Share.Fixed(30)) }, today));

        var asked = (await scene.Read(scene.Chair)).AtHand!.Members.Select(member => member.PersonId).ToList();
        Assert.Contains(seats[^1].PersonId, asked);
        Assert.DoesNotContain(newcomer.PersonId!.Value, asked);
        await scene.Say(motion, Choice.Yes, scene.Members);
        await scene.Close(motion);
        Assert.Equal(TallyResult.Carried, (await scene.Motion(motion)).Verdict!.Result);
        // and from now on they hold
        Assert.Contains(newcomer.PersonId.Value, (await host.WithDb(db => db.Set<Body>().SingleAsync(body => body.Id == scene.Body))).MembersAt(host.Clock.GetUtcNow()).Select(member => member.PersonId));
    }

    [Fact]
    public async Task An_item_tabled_twice_in_one_meeting_was_tabled_once()
    {
        var bylaws = Bylaws.Usual with { NeedsTheProposingUnit = true, Tabling = new(2, AfterTabling.Rejected) };
        await using var scene = await VotingScene.Start(bylaws);
        for (var time = 0; time < 2; time++)
            Assert.Equal(TallyResult.Tabled, await Result());
        scene.Host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.NotEqual(TallyResult.Tabled, await Result());

        async Task<TallyResult> Result()
        {
            scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
            var motion = await scene.Put();
            await scene.Say(motion, Choice.Yes, scene.Members);
            await scene.Close(motion);
            return (await scene.Motion(motion)).Verdict!.Result;
        }
    }

    [Fact]
    public async Task The_chair_and_the_secretary_lead_and_record_voices_and_nobody_else_does()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        await Assert.ThrowsAsync<Refused>(() => scene.Host.Send(scene.Members[0], new PutMotion(scene.Step, "approve")));
        var motion = await scene.Put();
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Put());
        await Assert.ThrowsAsync<Refused>(() => scene.Host.Send(scene.Members[0], new CloseMotion(motion)));
        await Assert.ThrowsAsync<Refused>(() => scene.Host.Send(scene.Members[0], new RecordBallot(motion, scene.Chair.PersonId!.Value, Choice.No)));
        await Assert.ThrowsAsync<Refused>(() => scene.Host.Send(scene.Lead, new GiveBallot(motion, Choice.Yes)));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Say(motion, Choice.Yes, scene.Secretary));
        await scene.Host.Send(scene.Secretary, new RecordBallot(motion, scene.Chair.PersonId!.Value, Choice.Absent));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(scene.Secretary, new RecordBallot(motion, scene.Chair.PersonId!.Value, Choice.Yes) { ByProxyOf = scene.Members[0].PersonId }));
        await scene.Host.Send(scene.Chair, new WithdrawMotion(motion));
        Assert.Equal(MotionState.Withdrawn, (await scene.Motion(motion)).State);
        await scene.Put();
    }

    [Fact]
    public async Task What_a_member_gave_themselves_nobody_else_changes()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var motion = await scene.Put(isSecret: true);
        await scene.Say(motion, Choice.No, scene.Members[0]);
        foreach (var choice in new[] { Choice.Absent, Choice.Recuse })
            await Broken.Rule("They gave their ballot themselves, and they alone change it.", () => scene.Host.Send(scene.Secretary, new RecordBallot(motion, scene.Members[0].PersonId!.Value, choice) { Interest = "They left." }));
        // what was put down for them may be put down anew, and they may still speak for themselves
        foreach (var choice in new[] { Choice.Absent, Choice.Recuse })
            await scene.Host.Send(scene.Secretary, new RecordBallot(motion, scene.Members[1].PersonId!.Value, choice) { Interest = "They left." });
        await scene.Say(motion, Choice.No, scene.Members[1]);
        Assert.Equal([true, true, false], (await scene.Read(scene.Chair)).AtHand!.Members.Where(member => scene.Members.Take(3).Any(one => one.PersonId == member.PersonId)).OrderBy(member => scene.Members.FindIndex(one => one.PersonId == member.PersonId)).Select(member => member.IsOwn));
    }

    [Fact]
    public async Task A_vote_without_a_meeting_is_each_members_own_and_is_not_closed_while_it_leads()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Electronic = new(), MostProxies = 1 }, members: 6);
        var motion = await scene.Put(endsAt: scene.Host.Clock.GetUtcNow().AddDays(3));
        await Broken.Rule("Without a meeting each member votes for themselves.", () => scene.Host.Send(scene.Secretary, new RecordBallot(motion, scene.Members[5].PersonId!.Value, Choice.Yes)));
        await scene.Host.Send(scene.Secretary, new RecordBallot(motion, scene.Members[5].PersonId!.Value, Choice.Yes) { ByProxyOf = scene.Members[0].PersonId });
        await scene.Say(motion, Choice.Yes, scene.Members.Take(2));
        Assert.Equal(TallyResult.NotYet, (await scene.Read(scene.Chair)).AtHand!.Result);
        const string Early = "Members were told until when they may vote. Before that the vote is closed only when all have voted, or when nobody could change its result; it can be withdrawn.";
        await Broken.Rule(Early, () => scene.Close(motion));
        await scene.Say(motion, Choice.No, scene.Members[2]);
        await Broken.Rule(Early, () => scene.Close(motion));
        await scene.Say(motion, Choice.Abstain, scene.Members[3], scene.Members[4], scene.Chair);
        await scene.Close(motion);
        Assert.Equal("approve", (await scene.Item()).Outcome);
    }

    [Fact]
    public async Task An_author_in_the_chair_leaves_the_vote_to_the_other_who_leads_the_body_and_leads_it_alone_where_there_is_none()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual, duties: [new(DutyRule.NoAuthorDecides, [])]);
        var (host, chair) = (scene.Host, scene.Chair);
        await scene.Writes(chair);
        var motion = await scene.Put();
        const string Author = "You wrote on this proposal: whoever leads the body beside you leads this vote.";
        await Broken.Rule(Author, () => host.Send(chair, new CloseMotion(motion)));
        await Broken.Rule(Author, () => host.Send(chair, new RecordBallot(motion, scene.Members[0].PersonId!.Value, Choice.Yes)));
        await Broken.Rule(Author, () => host.Send(chair, new WithdrawMotion(motion)));
        Assert.Equal((false, true), ((await scene.Read(chair)).MayPreside, (await scene.Read(scene.Secretary)).MayPreside));
        await scene.Host.Send(scene.Secretary, new WithdrawMotion(motion));
        await Broken.Rule(Author, () => host.Send(chair, new PutMotion(scene.Step, "approve")));
        // without a secretary nobody else could
        host.Clock.Advance(TimeSpan.FromDays(1));
        var seats = (await host.WithDb(db => db.Set<Body>().SingleAsync(body => body.Id == scene.Body))).Seats;
        await host.Send(scene.Secretary, new EndSeat(scene.Body, seats.Single(seat => seat.Role == SeatRole.Secretary).Id, host.Clock.GetUtcNow()));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.Send(chair, new PutMotion(scene.Step, "approve"));
    }

    [Fact]
    public async Task A_member_whose_term_ends_while_a_vote_is_open_still_votes_and_who_comes_after_has_none()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Electronic = new(), Tie = TieRule.ChairHasCastingVote }, members: 3);
        var host = scene.Host;
        var motion = await scene.Put(endsAt: host.Clock.GetUtcNow().AddDays(10));
        var seats = (await host.WithDb(db => db.Set<Body>().SingleAsync(body => body.Id == scene.Body))).Seats;
        host.Clock.Advance(TimeSpan.FromDays(1));
        var newcomer = await host.A.Person(Role.CommitteeMember, scene.Lead.Roles[0].OrganisationId!.Value);
        foreach (var leaving in new[] { scene.Chair, scene.Members[0] })
            await host.Send(scene.Secretary, new EndSeat(scene.Body, seats.Single(seat => seat.PersonId == leaving.PersonId).Id, host.Clock.GetUtcNow()));
        await host.Send(scene.Secretary, new TakeSeat(scene.Body, newcomer.PersonId!.Value, SeatRole.Chair, host.Clock.GetUtcNow()));
        host.Clock.Advance(TimeSpan.FromDays(2));

        var (left, oldChair, came) = (await Now(scene.Members[0]), await Now(scene.Chair), await Now(newcomer));
        Assert.Equal((1, 1), (await Waiting(left), await Waiting(oldChair)));
        Assert.False(oldChair.Presides(scene.Body));
        await Broken.Rule("Only voting members of the body vote here.", () => host.Send(came, new GiveBallot(motion, Choice.Yes)));
        await host.Send(left, new GiveBallot(motion, Choice.Yes));
        await host.Send(oldChair, new GiveBallot(motion, Choice.No));
        await scene.Say(motion, Choice.Yes, scene.Members[1]);
        await scene.Say(motion, Choice.No, scene.Members[2]);
        await host.Send(came, new CloseMotion(motion));
        Assert.Equal(MotionState.Tied, (await scene.Motion(motion)).State);
        await host.Send(await Now(scene.Chair), new BreakTie(motion, Choice.Yes));
        Assert.Equal("approve", (await scene.Item()).Outcome);
        Assert.Empty((await Now(scene.Members[0])).Seats);

        async Task<Caller> Now(Caller one) => Caller.Person(one.PersonId!.Value, one.Name, one.Roles, [.. (await host.Ask((BodyQueries bodies) => bodies.Seats()))[one.PersonId.Value]]);
        Task<int> Waiting(Caller caller) => host.Ask((WorkQueries work) => work.CountFor(caller));
    }

    [Fact]
    public async Task A_first_reading_holds_though_a_meeting_had_no_quorum_since()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Readings = new(2) }, offersNoQuorum: true);
        var first = await scene.Put();
        await scene.Say(first, Choice.Yes, scene.Members);
        await scene.Close(first);
        scene.Host.Clock.Advance(TimeSpan.FromDays(30));
        var nobody = await scene.Put();
        await scene.Close(nobody);
        Assert.Equal("no-quorum", (await scene.Item()).Outcome);
        scene.Host.Clock.Advance(TimeSpan.FromDays(30));
        await scene.ComesAgain();
        var second = await scene.Put();
        Assert.Equal(2, (await scene.Motion(second)).Reading);
        // refused at the second reading, it begins anew
        await scene.Say(second, Choice.No, scene.Members);
        await scene.Close(second);
        scene.Host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, (await scene.Motion(await scene.Put())).Reading);
    }

    [Fact]
    public async Task A_body_that_put_an_item_off_as_often_as_its_bylaws_let_it_decides()
    {
        OfferedOutcome defer = new("defer", new("Defer", "Reporter"), null, false, "plain");
        await using var scene = await VotingScene.Start(Bylaws.Usual with { Tabling = new(3, AfterTabling.Decided) }, offered: [defer]);
        for (var time = 0; time < 2; time++)
        {
            var motion = await scene.Put("defer");
            await scene.Say(motion, Choice.Yes, scene.Members);
            await scene.Close(motion);
            scene.Host.Clock.Advance(TimeSpan.FromDays(30));
            await scene.ComesAgain(defer);
        }
        await Broken.Rule("It was tabled at 2 meetings before, and the bylaws let it be tabled no more: the body decides on it now.", () => scene.Put("defer"));
        await scene.Put();
    }

    [Fact]
    public async Task A_step_that_is_no_longer_needed_takes_its_motion_with_it()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        var motion = await scene.Put();
        await scene.Host.Send(Steps.Workflow, new CancelWorkItem(scene.Step));
        Assert.Equal(MotionState.Withdrawn, (await scene.Motion(motion)).State);
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Say(motion, Choice.Yes, scene.Members[0]));
    }

    [Fact]
    public async Task A_member_has_a_vote_before_them_from_the_motion_until_they_voted_and_the_chair_as_long_as_it_is_open()
    {
        await using var scene = await VotingScene.Start(Bylaws.Usual);
        Assert.Equal((0, 1), (await Waiting(scene.Members[0]), await Waiting(scene.Chair)));
        var motion = await scene.Put();
        Assert.Equal(1, await Waiting(scene.Members[0]));
        await scene.Say(motion, Choice.Yes, scene.Members[0], scene.Chair);
        Assert.Equal((0, 1), (await Waiting(scene.Members[0]), await Waiting(scene.Chair)));

        Task<int> Waiting(Caller caller) => scene.Host.Ask((WorkQueries work) => work.CountFor(caller));
    }
}
