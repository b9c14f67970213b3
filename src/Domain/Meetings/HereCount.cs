using Governance.Domain.Bodies;
using Governance.Domain.Storage;

namespace Governance.Domain.Meetings;

/// <summary>Whether enough members are in a meeting to decide anything, before a motion is put.</summary>
internal static class HereCount
{
    /// <summary>Null where nobody's presence was put down.</summary>
    internal static async Task<QuorumCount?> Of(GovernanceDb db, Body body, Meeting meeting, DateTimeOffset at, CancellationToken cancellation)
    {
        if (meeting.Attendance.RollAt(at) is not { } roll)
            return null;
        var members = (await Absences.Of(db, body, cancellation)).Counted(body, meeting.StartsAt);
        return Tally.Of(body.BylawsAt(meeting.StartsAt), new Sitting(members, []) { Present = roll.Present, Remote = roll.Remote }).Quorum;
    }
}
