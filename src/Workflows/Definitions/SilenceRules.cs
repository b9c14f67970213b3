namespace Governance.Workflows.Definitions;

/// <summary>
/// What must hold where the time for an answer of people ends by itself (<c>closesIn</c>): the step is then left by the outcome
/// "timeout", which nobody can choose. Silence never stands in for a final decision.
/// </summary>
internal static class SilenceRules
{
    /// <summary>The input that says after what time nobody is waited for any more.</summary>
    public const string Input = "closesIn";

    /// <summary>The outcome of a step that nobody answered in time.</summary>
    public const string Outcome = "timeout";

    public static IEnumerable<StepProblem> Check(Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        if (!known.TryGetValue(step.Type, out var declaration) || !declaration.HasOwnOutcomes || !declaration.Inputs.Any(input => input.Name == Input))
            yield break;
        var closes = step.Raw(Input) is not null;
        var offers = StepOutcomes.Of(step, declaration).Contains(Outcome, StringComparer.Ordinal);
        if (closes && !offers)
            yield return new(step.Id, "The time for an answer ends by itself, so the step needs the outcome “{0}”.", Outcome) { Input = Input };
        if (!closes && offers)
            yield return new(step.Id, "The outcome “{0}” never comes: the step does not say after what time nobody is waited for.", Outcome) { Input = Input };
        if (closes && step.Input("final") is { Text: "true" or "True" })
            yield return new(step.Id, "Silence never stands in for a final decision: the step cannot end by itself.") { Input = Input };
        if (closes && StepOutcomes.Of(step, declaration).Count < 2)
            yield return new(step.Id, "The step offers no outcome.");
    }
}
