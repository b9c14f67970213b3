using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Begins branches that run beside each other: one outcome for each branch named (Elsa case 07).</summary>
internal sealed class FlowFork : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.FlowFork",
        new("Fork", "Embranchement"),
        new("Begins several branches that go on beside each other.", "Ouvre plusieurs branches qui avancent côte à côte."),
        [new("branches", new("Branches", "Branches"), InputKind.Branches, IsRequired: true)],
        []);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        string[] outcomes = [.. step.List("branches").Select(name => name?.ToString() ?? "")];
        return new(outcomes.Length > 0 ? StepResult.With(outcomes) : StepResult.Done);
    }
}
