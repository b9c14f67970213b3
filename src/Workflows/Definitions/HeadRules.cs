namespace Governance.Workflows.Definitions;

/// <summary>What must hold for the definition as a whole.</summary>
internal static class HeadRules
{
    public static IEnumerable<StepProblem> Check(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        if (string.IsNullOrWhiteSpace(definition.DefinitionId))
            yield return new(null, "The definition has no id of its own (definitionId).");
        if (string.IsNullOrWhiteSpace(definition.Name))
            yield return new(null, "The definition has no name.");
        if (definition.CustomProperties.ContainsKey(WorkflowDefinition.FlowModeProperty)
            && definition.CustomProperties.Text(WorkflowDefinition.FlowModeProperty) is not (nameof(FlowMode.TokenBased) or nameof(FlowMode.CounterBased)))
            yield return new(null, "The flow mode must be “{0}” or “{1}”.", nameof(FlowMode.TokenBased), nameof(FlowMode.CounterBased));
        foreach (var name in Doubled(definition.Inputs))
            yield return new(null, "Two inputs are called “{0}”.", name);
        foreach (var name in Doubled(definition.Outputs))
            yield return new(null, "Two outputs are called “{0}”.", name);
        foreach (var problem in Variables(definition))
            yield return problem;
        if (!GovernsCredentials(definition, known))
            yield break;
        if (definition.FlowMode != FlowMode.TokenBased)
            yield return new(null, "A definition that governs micro-credentials must use the flow mode “{0}”: the other one loses proposals that come back.", nameof(FlowMode.TokenBased));
        if (string.IsNullOrWhiteSpace(definition.DisplayName.Fr))
            yield return new(null, "The definition has no French name.");
    }

    /// <summary>Whether any of its steps is the product's own.</summary>
    public static bool GovernsCredentials(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        definition.AllActivities.Any(step => known.TryGetValue(step.Type, out var declaration) && StepRules.IsGovernance(declaration));

    private static IEnumerable<StepProblem> Variables(WorkflowDefinition definition)
    {
        // an inner container may use a name or id again: it then means its own variable
        foreach (var (stepId, variables) in definition.AllActivities.Select(step => ((string?)step.Id, step.Variables)).Prepend((null, definition.Variables)))
        {
            foreach (var name in Doubled(variables.Select(variable => variable.Name)))
                yield return new(stepId, "Two variables are called “{0}”.", name);
            foreach (var id in Doubled(variables.Select(variable => variable.Id)))
                yield return new(stepId, "Two variables have the id “{0}”.", id);
            foreach (var variable in variables.Where(variable => !VariableDefault.Fits(variable)))
                yield return new(stepId, "The value “{0}” cannot be “{1}” at the start.", variable.Name, variable.DefaultValue!) { Input = variable.Id };
        }
    }

    private static IEnumerable<string> Doubled(IEnumerable<string> texts) =>
        texts.GroupBy(text => text, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
}
