using Governance.Domain.Rules;
using static Governance.Domain.Conditions.ConditionAction;
using static Governance.Domain.Conditions.ConditionState;

namespace Governance.Domain.Conditions;

public enum ConditionState
{
    Open,

    /// <summary>Its owner said how it was met; whoever set it has yet to look.</summary>
    Answered,
    Cleared,

    /// <summary>No longer asked for, with a reason.</summary>
    Dropped,
}

public enum ConditionAction
{
    Answer,
    Clear,

    /// <summary>It is not met yet.</summary>
    SendBack,
    Drop,
}

/// <summary>The one table of the life of a condition: what was cleared stays cleared.</summary>
public static class ConditionLifecycle
{
    public static readonly Lifecycle<ConditionState, ConditionAction> Table = new(Open,
        new(Answer, [Open], Answered),
        new(Clear, [Answered], Cleared),
        new(SendBack, [Answered], Open),
        new(Drop, [Open, Answered], Dropped));
}
