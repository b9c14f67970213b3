using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Testing;

/// <summary>
/// The bodies that vote in the shipped definitions, each with the same three members, who vote as the test says: in a
/// meeting, one motion after the other, through the commands of the pages.
/// </summary>
internal sealed class ScriptedBodies(TestHost host)
{
    private List<Caller> members = [];

    /// <summary>The same bodies on a copy of the host that they were founded on.</summary>
    internal ScriptedBodies On(TestHost copy) => new(copy) { members = members };

    internal async Task Found(Guid institution, Caller keeper)
    {
        var at = host.Clock.GetUtcNow();
        var people = new List<Caller>();
        while (people.Count < 3)
            people.Add(await host.A.Person(Role.CommitteeMember, institution));
        var seats = new List<Guid>();
        foreach (var code in Codes())
        {
            var body = await host.Send(keeper, new FoundBody(institution, BodyKind.Committee, new(code, code), Bilingual.Empty, Bylaws.Usual, at) { Code = code });
            foreach (var person in people)
                await host.Send(keeper, new TakeSeat(body, person.PersonId!.Value, person == people[0] ? SeatRole.Chair : SeatRole.Member, at));
            seats.Add(body);
        }
        members = [.. people.Select((person, number) => Caller.Person(person.PersonId!.Value, person.Name, person.Roles, [.. seats.Select(body => new HeldSeat(body, number == 0))]))];
    }

    internal Caller Chair => members[0];

    /// <summary>
    /// Everybody says yes to the outcome; nobody is there where it is the outcome of a missing quorum. A vote that was cut
    /// off goes on: the motion that is before the body, and whoever has not voted on it yet.
    /// </summary>
    internal async Task Vote(WorkItem item, string outcome, string? reason, ReturnMode? mode, IReadOnlyList<NewCondition> conditions)
    {
        if (outcome == PullAgendaItem.Outcome)
        {
            await Pull(item);
            return;
        }
        if (outcome == RaiseBlockingObjection.Outcome)
        {
            await host.Send(members[1], new RaiseBlockingObjection(item.Id, reason ?? "It competes with ours."));
            return;
        }
        var isMissed = outcome == PutMotion.NoQuorum;
        var motion = await Pending(item.Id)
            ?? await host.Send(Chair, new PutMotion(item.Id, isMissed ? item.Outcomes[0].Name : outcome) { Reason = reason ?? "Said in the meeting.", ReturnMode = mode, Conditions = conditions });
        // whom a rule keeps from the vote was put down as recused
        var given = await host.WithDb(db => db.Set<GivenBallot>().Where(ballot => ballot.MotionId == motion).Select(ballot => ballot.PersonId).ToListAsync());
        foreach (var member in members.Where(member => !isMissed && !given.Contains(member.PersonId!.Value)))
            await host.Send(member, new GiveBallot(motion, Choice.Yes));
        await host.Send(Chair, new CloseMotion(motion));
    }

    /// <summary>One member takes the step out of the consent agenda of a meeting that is planned for it.</summary>
    private async Task Pull(WorkItem item)
    {
        var meeting = await host.Send(Chair, new PlanMeeting(item.BodyId!.Value, new(DateOnly.FromDateTime(host.Clock.GetUtcNow().Date).AddDays(7), new TimeOnly(13, 30), 60, "Hall", null, 0)));
        var placed = (await host.Ask((MeetingQueries meetings) => meetings.Find(meeting, Chair))).Items.Single(one => one.Item.WorkItemId == item.Id);
        await host.Send(Chair, new PlaceAgendaItem(meeting, placed.Item.Id, AgendaPart.Consent, 0));
        await host.Send(members[1], new PullAgendaItem(meeting, placed.Item.Id, null));
        await host.Send(Chair, new CancelMeeting(meeting, "It was planned for one item."));
    }

    private Task<Guid?> Pending(Guid workItem) => host.WithDb(db =>
        db.Set<Motion>().Where(motion => motion.WorkItemId == workItem && motion.State == MotionState.Open).Select(motion => (Guid?)motion.Id).SingleOrDefaultAsync());

    // read once for all tests of the process
    private static readonly Lazy<IReadOnlyList<string>> VotingBodies = new(() =>
        [.. ShippedDefinitions.Files.SelectMany(file => DefinitionReader.Read(File.ReadAllText(file)).Definition!.AllActivities)
            .Where(step => step.Type == "Governance.Vote").Select(step => step.Input("body")!.Text!).Distinct().Order(StringComparer.Ordinal)]);

    private static IReadOnlyList<string> Codes() => VotingBodies.Value;
}
