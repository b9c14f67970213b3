using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs the steps inside it beside each other, and is done when all of them are.</summary>
internal sealed class Parallel : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Parallel",
        new("Side by side", "En parallèle"),
        new("Runs the steps inside it beside each other and waits for all of them.", "Exécute côte à côte les étapes qu’il contient et les attend toutes."),
        [],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var children = step.Activity.Activities;
        step.Memory["open"] = children.Count;
        return new(children.Count > 0 ? StepResult.Runs([.. children.Select(child => new ChildRun(child.Id))]) : StepResult.Done);
    }

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(Open.IsOver(step) ? StepResult.Done : StepResult.Stays);
}
