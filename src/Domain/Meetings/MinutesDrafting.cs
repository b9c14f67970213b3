using Governance.Domain.Bodies;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>Gathers what was recorded of a meeting that has just ended, and writes its minutes from it.</summary>
internal sealed class MinutesDrafting(GovernanceDb db, OrganisationQueries organisations)
{
    internal async Task<Minutes> Draft(Meeting meeting, CancellationToken cancellation)
    {
        var body = await db.BodyOf(meeting, cancellation);
        var calendar = await organisations.Calendar(meeting.OrganisationId, cancellation);
        var members = body.MembersAt(meeting.StartsAt);
        var motions = await Motions(meeting, cancellation);
        var wanted = members.Select(member => member.PersonId).Concat(body.Seats.Select(seat => seat.PersonId)).Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => wanted.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var minutes = new Minutes(meeting, calendar.LocalOf(meeting.StartsAt), MinutesWriter.Of(new(meeting, body.Name, calendar, members, motions, await Objected(meeting, cancellation), names)));
        db.Add(minutes);
        return minutes;
    }

    private async Task<IReadOnlyList<Motion>> Objected(Meeting meeting, CancellationToken cancellation)
    {
        var steps = meeting.Agenda.Items.Select(item => item.WorkItemId).OfType<Guid>().ToList();
        return await db.Set<Motion>().AsNoTracking().Where(motion => steps.Contains(motion.WorkItemId) && motion.State == MotionState.Objected).OrderBy(motion => motion.PutAt).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<PutInMeeting>> Motions(Meeting meeting, CancellationToken cancellation)
    {
        var motions = await db.Set<Motion>().AsNoTracking().Where(motion => motion.MeetingId == meeting.Id).OrderBy(motion => motion.PutAt).ThenBy(motion => motion.Id).ToListAsync(cancellation);
        var ids = motions.Select(motion => motion.Id).ToList();
        var recused = (await db.Set<GivenBallot>().AsNoTracking().Where(ballot => ids.Contains(ballot.MotionId) && ballot.Choice == Choice.Recuse).ToListAsync(cancellation)).ToLookup(ballot => ballot.MotionId);
        var steps = motions.Select(motion => motion.WorkItemId).Distinct().ToList();
        var items = await db.Set<WorkItem>().AsNoTracking().Where(item => steps.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellation);
        return [.. motions.Select(motion => new PutInMeeting(motion, items[motion.WorkItemId].LabelOf(motion.Outcome), [.. recused[motion.Id].Select(ballot => (ballot.PersonId, ballot.Interest))]))];
    }
}
