using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>
/// Who leads a meeting: the chair and the secretary of its body, and whoever presides over it in the chair's place. It is read by whoever reads the body; see
/// <see cref="BodyAccess"/>.
/// </summary>
internal static class MeetingAccess
{
    /// <summary>The meeting, for whoever leads it. Throws <see cref="Refused"/> for anybody else.</summary>
    internal static async Task<Meeting> Led(this GovernanceDb db, Guid meetingId, Caller caller, CancellationToken cancellation)
    {
        var meeting = await db.MeetingOf(meetingId, cancellation);
        if (!caller.Leads(meeting))
            RequireLead(caller, meeting.BodyId);
        return meeting;
    }

    internal static bool Leads(this Caller caller, Meeting meeting) => caller.Presides(meeting.BodyId) || (caller.PersonId is { } me && meeting.PresiderId == me);

    internal static async Task<Meeting> MeetingOf(this GovernanceDb db, Guid meetingId, CancellationToken cancellation) =>
        await db.Set<Meeting>().SingleOrDefaultAsync(one => one.Id == meetingId, cancellation) ?? throw new NotFound();

    internal static Task<Body> BodyOf(this GovernanceDb db, Meeting meeting, CancellationToken cancellation) =>
        db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == meeting.BodyId, cancellation);

    internal static void RequireLead(Caller caller, Guid bodyId)
    {
        if (!caller.Presides(bodyId))
            throw new Refused(new Sentence("The chair and the secretary of the body lead its meetings."));
    }
}
