using Governance.Domain.Rules;
using static Governance.Domain.Advising.AdviceAction;
using static Governance.Domain.Advising.AdviceState;

namespace Governance.Domain.Advising;

public enum AdviceState
{
    Asked,
    Given,

    /// <summary>Whoever asked does not ask any more.</summary>
    Withdrawn,

    /// <summary>The step was left before anything was said: silence, and no word either way.</summary>
    Silent,
}

public enum AdviceAction
{
    Give,
    Withdraw,
    Lapse,
}

/// <summary>The one table of the life of an advice: what was said stays as it is.</summary>
public static class AdviceLifecycle
{
    public static readonly Lifecycle<AdviceState, AdviceAction> Table = new(Asked,
        new(Give, [Asked], Given),
        new(Withdraw, [Asked], Withdrawn),
        new(Lapse, [Asked], Silent));
}
