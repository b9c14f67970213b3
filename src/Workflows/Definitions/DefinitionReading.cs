namespace Governance.Workflows.Definitions;

/// <summary>
/// What reading a text gave. The trap: a definition that could be drawn comes along even when it has problems
/// (a doubled id, a dangling connection), so that the designer can show it; only an <see cref="IsSound"/> one may run.
/// </summary>
public sealed record DefinitionReading(WorkflowDefinition? Definition, IReadOnlyList<StepProblem> Problems)
{
    public bool IsSound => Definition is not null && Problems.Count == 0;
}
