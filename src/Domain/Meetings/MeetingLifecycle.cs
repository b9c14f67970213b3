using Governance.Domain.Rules;
using static Governance.Domain.Meetings.MeetingAction;
using static Governance.Domain.Meetings.MeetingState;

namespace Governance.Domain.Meetings;

public enum MeetingState
{
    Planned,

    InSession,

    /// <summary>Over; what was not taken up waits for another meeting.</summary>
    Adjourned,

    Cancelled,
}

public enum MeetingAction
{
    Begin,
    Adjourn,
    Cancel,
}

/// <summary>The one table of a meeting's life: what was held is not held again, and what was cancelled is planned anew.</summary>
public static class MeetingLifecycle
{
    public static readonly Lifecycle<MeetingState, MeetingAction> Table = new(Planned,
        new(Begin, [Planned], InSession),
        new(Adjourn, [InSession], Adjourned),
        new(Cancel, [Planned], Cancelled));
}
