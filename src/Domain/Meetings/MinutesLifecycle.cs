using Governance.Domain.Rules;
using static Governance.Domain.Meetings.MinutesAction;
using static Governance.Domain.Meetings.MinutesState;

namespace Governance.Domain.Meetings;

public enum MinutesState
{
    /// <summary>Written from what was recorded; the secretary may edit them.</summary>
    Draft,

    /// <summary>The members have them; they may still be edited until they are approved.</summary>
    Sent,

    /// <summary>Approved by a later meeting; what they say never changes again, and corrections stand beneath it.</summary>
    Approved,
}

public enum MinutesAction
{
    Edit,
    Send,
    Approve,
    Correct,
}

/// <summary>The one table of the life of minutes.</summary>
public static class MinutesLifecycle
{
    public static readonly Lifecycle<MinutesState, MinutesAction> Table = new(Draft,
        new(Edit, [Draft], Draft),
        new(Edit, [Sent], Sent),
        new(Send, [Draft, Sent], Sent),
        new(Approve, [Sent], Approved),
        new(Correct, [Approved], Approved));
}
