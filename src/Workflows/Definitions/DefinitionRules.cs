namespace Governance.Workflows.Definitions;

/// <summary>What must hold before a definition may be published: every problem, with its step and a sentence.</summary>
public static class DefinitionRules
{
    public static IReadOnlyList<StepProblem> Check(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        [.. definition.AllActivities
            .Where(activity => activity.Type != "Elsa.Flowchart" && !known.ContainsKey(activity.Type))
            .Select(activity => new StepProblem(activity.Id, "There is no kind of step “{0}”.", activity.Type))];
}
