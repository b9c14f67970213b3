using Governance.Domain.Conditions;

namespace Governance.Portal.Shared;

/// <summary>What people read for the state of a condition.</summary>
internal static class ConditionStateWords
{
    public static string Of(ConditionState state, Words words) => state switch
    {
        ConditionState.Open => words["Not met yet."],
        ConditionState.Answered => words["Answered; not looked at yet."],
        ConditionState.Cleared => words["Cleared."],
        ConditionState.Dropped => words["No longer asked for."],
    };
}
