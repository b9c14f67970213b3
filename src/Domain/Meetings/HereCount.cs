using Governance.Domain.Bodies;

namespace Governance.Domain.Meetings;

/// <summary>Whether enough members are in a meeting to decide anything, before a motion is put.</summary>
internal static class HereCount
{
    /// <summary>Null where nobody's presence was put down.</summary>
    internal static QuorumCount? Of(Body body, Meeting meeting, DateTimeOffset at) => meeting.Attendance.RollAt(at) is not { } roll
        ? null
        : Tally.Of(body.BylawsAt(meeting.StartsAt), new Sitting(body.MembersAt(meeting.StartsAt), []) { Present = roll.Present, Remote = roll.Remote }).Quorum;
}
