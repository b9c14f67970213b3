using Governance.Domain.Bodies;
using Governance.Domain.Storage;

namespace Governance.Domain.Meetings;

/// <summary>Whether enough members are in a meeting to decide anything, before a motion is put; and whether enough said that they will be.</summary>
internal static class HereCount
{
    /// <summary>Null where nobody's presence was put down.</summary>
    internal static async Task<QuorumCount?> Of(GovernanceDb db, Body body, Meeting meeting, DateTimeOffset at, CancellationToken cancellation)
    {
        return meeting.Attendance.RollAt(at) is { } roll ? await Count(db, body, meeting, roll, cancellation) : null;
    }

    /// <summary>By those who said that they will be there; null once it has begun.</summary>
    internal static async Task<QuorumCount?> Expected(GovernanceDb db, Body body, Meeting meeting, CancellationToken cancellation) =>
        meeting.State == MeetingState.Planned ? await Count(db, body, meeting, new(meeting.Attendance.Expected(), []), cancellation) : null;

    private static async Task<QuorumCount> Count(GovernanceDb db, Body body, Meeting meeting, RollCall roll, CancellationToken cancellation)
    {
        var members = meeting.Attendance.Presided((await Absences.Of(db, body, cancellation)).Counted(body, meeting.StartsAt));
        return Tally.Of(body.BylawsAt(meeting.StartsAt), new Sitting(members, []) { Present = roll.Present, Remote = roll.Remote }).Quorum;
    }
}
