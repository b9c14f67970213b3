using Governance.Domain.Bodies;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Meetings;

/// <summary>
/// How often members were absent without an excuse, by what was put down at the meetings of their body. A meeting at which
/// nobody's presence was put down says nothing. Read only where bylaws make members inactive by it.
/// </summary>
internal sealed class Absences(IReadOnlyList<Meeting> held)
{
    internal static readonly Absences None = new([]);

    internal static async Task<Absences> Of(GovernanceDb db, Body body, CancellationToken cancellation) => body.Adoptions.All(one => one.Bylaws.InactiveAfter is null)
        ? None
        : new(await db.Set<Meeting>().AsNoTracking().Where(meeting => meeting.BodyId == body.Id && meeting.State == MeetingState.Adjourned).ToListAsync(cancellation));

    /// <summary>The members of that moment, each with the absences since they took their seat.</summary>
    internal IReadOnlyList<Member> Counted(Body body, DateTimeOffset at) => held.Count == 0
        ? body.MembersAt(at)
        : [.. body.MembersAt(at).Select(member => member with { UnexcusedAbsences = Count(body, member.PersonId, at) })];

    private int Count(Body body, Guid personId, DateTimeOffset at) => held.Count(meeting =>
        meeting.EndedAt <= at && meeting.Attendance.RollAt(meeting.EndedAt.Value) is not null
        && body.Seats.Any(seat => seat.PersonId == personId && seat.IsHeldAt(meeting.StartsAt))
        && meeting.Attendance.Whole(personId, null).Presence == Presence.Absent);
}
