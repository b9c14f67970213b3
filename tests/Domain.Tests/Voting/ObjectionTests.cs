using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Competencies;
using Governance.Domain.Deliveries;
using Governance.Domain.Duties;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Domain.Tests.Voting;

/// <summary>The time in which members may object to what their body decided: it follows every decision where the bylaws give one.</summary>
public sealed class ObjectionTests
{
    private static readonly Bylaws FiveDays = Bylaws.Usual with { ObjectionDays = 5, Electronic = new() };

    [Fact]
    public async Task What_is_carried_holds_only_after_the_time_for_objections_and_silence_is_recorded()
    {
        await using var scene = await VotingScene.Start(FiveDays);
        var motion = await Carried(scene);
        Assert.Equal((MotionState.Held, WorkState.Open), ((await scene.Motion(motion)).State, (await scene.Item()).State));
        var until = (await scene.Motion(motion)).ObjectionsUntil!.Value;
        Assert.Equal(5, Domain.Calendars.BusinessCalendar.Standard.Between(scene.Host.Clock.GetUtcNow(), until));
        Assert.Contains("A decision holds after 5 business days without objection.", (await scene.Motion(motion)).Verdict!.Why.Select(why => why.En));
        Assert.Equal(5, await Told(scene));

        // nobody ends it earlier
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Close(motion));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(scene.Chair, new WithdrawMotion(motion)));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Put("return", reason: "Too long."));
        scene.Host.Clock.Advance(until.AddMinutes(-1) - scene.Host.Clock.GetUtcNow());
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(Caller.System, new CloseObjections(motion)));
        await Assert.ThrowsAsync<Refused>(() => scene.Host.Send(scene.Chair, new CloseObjections(motion)));

        scene.Host.Clock.Advance(until - scene.Host.Clock.GetUtcNow());
        Assert.Equal("The time for objections is over; nothing was recorded.", (await Assert.ThrowsAsync<RuleBroken>(() => Object(scene, motion, scene.Members[0]))).Sentence.English);
        await scene.Host.Send(Caller.System, new CloseObjections(motion));
        Assert.Equal((MotionState.Closed, "approve"), ((await scene.Motion(motion)).State, (await scene.Item()).Outcome));
        Assert.Equal(1, await Events(scene, nameof(ObjectionsEnded)));
        Assert.True((await scene.Read(scene.Members[0])).Before[0].IsAdopted);
    }

    [Fact]
    public async Task A_member_who_objects_in_time_sends_it_to_the_regular_agenda_and_what_is_decided_then_holds_at_once()
    {
        await using var scene = await VotingScene.Start(FiveDays);
        var meeting = await scene.Host.Send(scene.Secretary, new PlanMeeting(scene.Body, new(DateOnly.FromDateTime(scene.Host.Clock.GetUtcNow().AddDays(20).Date), new(10, 0), 60, "Room 1", null, 3)));
        foreach (var planned in (await View(scene, meeting)).Items)
            await scene.Host.Send(scene.Secretary, new RemoveAgendaItem(meeting, planned.Item.Id));
        var motion = await Carried(scene, scene.Host.Clock.GetUtcNow().AddDays(2));
        Assert.Empty((await View(scene, meeting)).Waiting);
        Assert.Equal("Say why you object; the body will read it.", (await Assert.ThrowsAsync<RuleBroken>(() => Object(scene, motion, scene.Members[0], "  "))).Sentence.English);

        await Object(scene, motion, scene.Members[0]);
        Assert.Equal((MotionState.Objected, WorkState.Open), ((await scene.Motion(motion)).State, (await scene.Item()).State));
        Assert.Equal("The hours are not right.", (await scene.Read(scene.Chair)).Before[0].Objection!.Value.Reason);
        Assert.Equal((AgendaPart.Regular, AgendaReason.Objected), (await View(scene, meeting)).Items.Select(item => (item.Item.Part, item.Item.Why)).Single());
        Assert.Equal(1, await Events(scene, nameof(DecisionObjectedTo)));
        Assert.Equal(2, await scene.Host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.Message)));
        await Assert.ThrowsAsync<RuleBroken>(() => Object(scene, motion, scene.Members[1]));
        Assert.Equal("A member objected: the body decides this again in a meeting.", (await Assert.ThrowsAsync<RuleBroken>(() => scene.Put(endsAt: scene.Host.Clock.GetUtcNow().AddDays(2)))).Sentence.English);

        var again = await Carried(scene);
        Assert.Equal((MotionState.Closed, "approve"), ((await scene.Motion(again)).State, (await scene.Item()).Outcome));
    }

    [Fact]
    public async Task Only_a_voting_member_whom_nothing_kept_from_the_vote_objects()
    {
        await using var scene = await VotingScene.Start(FiveDays, leadSits: true);
        var motion = await scene.Put();
        await scene.Say(motion, Choice.Yes, scene.Members.Take(3));
        await scene.Say(motion, Choice.Recuse, scene.Members[3]);
        await scene.Close(motion);
        Assert.Equal("Only voting members of the body object to its decisions.", await Refusal(scene, motion, scene.Secretary));
        Assert.Equal("Whoever leads a proposal does not object to what is decided about it.", await Refusal(scene, motion, scene.Lead));
        Assert.Equal("Whoever was recused from a vote does not object to its result.", await Refusal(scene, motion, scene.Members[3]));
        Assert.Equal("Whoever leads a proposal does not object to what is decided about it.", (await scene.Read(scene.Lead)).Objections!.Obstacle!.English);
        Assert.Null((await scene.Read(scene.Members[0])).Objections!.Obstacle);
        Assert.Equal(MotionState.Held, (await scene.Motion(motion)).State);
    }

    [Fact]
    public async Task What_is_lost_or_read_for_the_first_time_is_no_decision_to_object_to()
    {
        await using var scene = await VotingScene.Start(FiveDays with { Readings = new(2) });
        var lost = await scene.Put();
        await scene.Say(lost, Choice.No, scene.Members);
        await scene.Close(lost);
        var first = await Carried(scene);
        Assert.Equal((MotionState.Closed, MotionState.Closed), ((await scene.Motion(lost)).State, (await scene.Motion(first)).State));
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(MotionState.Held, (await scene.Motion(await Carried(scene))).State);
        Assert.Equal(5, await Told(scene));
    }

    [Fact]
    public async Task A_secret_vote_forgets_its_ballots_at_the_count_and_still_holds_later()
    {
        await using var scene = await VotingScene.Start(FiveDays with { IsSecret = true });
        var motion = await Carried(scene);
        Assert.All(await scene.Host.WithDb(db => db.Set<GivenBallot>().AsNoTracking().ToListAsync()), ballot => Assert.Null(ballot.Choice));
        scene.Host.Clock.Advance((await scene.Motion(motion)).ObjectionsUntil!.Value - scene.Host.Clock.GetUtcNow());
        await scene.Host.Send(Caller.System, new CloseObjections(motion));
        Assert.Equal("approve", (await scene.Item()).Outcome);
    }

    [Fact]
    public async Task Whoever_decided_does_not_write_while_members_may_object()
    {
        IReadOnlyList<Duty> duties = [new(DutyRule.NoAuthorDecides, [])];
        await using var scene = await VotingScene.Start(FiveDays, duties: duties);
        var (host, college) = (scene.Host, scene.Lead.Roles[0].OrganisationId!.Value);
        await Carried(scene);
        var map = await host.Send(Steps.Workflow, new OpenWorkItem(scene.Credential, Guid.CreateVersion7(host.Clock.GetUtcNow()), "map", WorkKind.Competencies, new("Map", "Relier"), Role.InstructionalDesigner.Id, null, null, [Steps.Approve], null) { Duties = duties });
        await host.Send(Caller.System, new GrantRole(scene.Members[0].PersonId!.Value, Role.InstructionalDesigner.Id, college));
        var writer = Caller.Person(scene.Members[0].PersonId!.Value, scene.Members[0].Name, [new(Role.InstructionalDesigner, college)]);
        await Broken.Rule($"No author decides: {writer.Name} wrote on this proposal.", () => host.Send(writer, new MapCompetency(map, 0, new CompetencyCatalogue().Competencies[0].Id, new("Test", "Examen"))));
    }

    [Fact]
    public async Task What_cannot_be_put_down_when_the_time_ends_falls_once_and_the_office_is_told()
    {
        await using var scene = await VotingScene.Start(FiveDays, duties: [new(DutyRule.ChairIsNotApprover, ["vote"])]);
        var host = scene.Host;
        var college = scene.Lead.Roles[0].OrganisationId!.Value;
        await host.A.Person(Role.QaOfficer, college);
        var motion = await Carried(scene);
        // a voter takes the chair of another committee meanwhile
        var other = await host.Send(scene.Secretary, new FoundBody(college, BodyKind.Committee, new("Other", "Autre"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
        await host.Send(scene.Secretary, new TakeSeat(other, scene.Members[0].PersonId!.Value, SeatRole.Chair, host.Clock.GetUtcNow()));
        var before = await Letters(scene);
        await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new LetDecisionFall(motion, new("Why", "Pourquoi"))));
        host.Clock.Advance((await scene.Motion(motion)).ObjectionsUntil!.Value - host.Clock.GetUtcNow());
        await Assert.ThrowsAsync<Refused>(() => host.Send(scene.Chair, new LetDecisionFall(motion, new("Why", "Pourquoi"))));

        var loop = new EndedVotesLoop(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<CommandSender>(), host.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<EndedVotesLoop>.Instance);
        await loop.CloseEnded(CancellationToken.None);
        await loop.CloseEnded(CancellationToken.None);
        Assert.Equal((MotionState.Fallen, WorkState.Open), ((await scene.Motion(motion)).State, (await scene.Item()).State));
        var fell = await host.WithDb(db => db.Events.SingleAsync(row => row.Name == nameof(DecisionFell)));
        Assert.Contains($"The chair of a committee does not give the final approval: {scene.Members[0].Name} chairs the Other, or did when it voted on this.", fell.Remark, StringComparison.Ordinal);
        // the office, the chair and the secretary, once each
        Assert.Equal(before + 3, await Letters(scene));

        // it is before the body again, which decides without whom the rule keeps from it
        await host.Send(scene.Secretary, new PutMotion(scene.Step, "approve"));
        Assert.Equal(Choice.Recuse, (await scene.Read(scene.Members[0])).Mine);
    }

    private static Task<int> Letters(VotingScene scene) => scene.Host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.Message));

    private static async Task<Guid> Carried(VotingScene scene, DateTimeOffset? endsAt = null)
    {
        var motion = await scene.Put(endsAt: endsAt);
        await scene.Say(motion, Choice.Yes, scene.Members);
        await scene.Close(motion);
        return motion;
    }

    private static Task<MediatR.Unit> Object(VotingScene scene, Guid motion, Caller member, string reason = "The hours are not right.") => scene.Host.Send(member, new ObjectToDecision(motion, reason));

    private static async Task<string> Refusal(VotingScene scene, Guid motion, Caller caller) => (await Assert.ThrowsAsync<RuleBroken>(() => Object(scene, motion, caller))).Sentence.English;

    private static Task<MeetingView> View(VotingScene scene, Guid meeting) => scene.Host.Ask((MeetingQueries meetings) => meetings.Find(meeting, scene.Secretary));

    private static Task<int> Told(VotingScene scene) => scene.Host.WithDb(db => db.Set<Delivery>().CountAsync(one => one.Template == MailTemplate.MayObject));

    private static Task<int> Events(VotingScene scene, string name) => scene.Host.WithDb(db => db.Events.CountAsync(row => row.Name == name));
}
