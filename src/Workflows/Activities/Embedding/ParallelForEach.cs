using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs its body for each item of a list, all beside each other (Elsa case 64). Each body sees its own CurrentValue.</summary>
internal sealed class ParallelForEach : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.ParallelForEach",
        new("For each, side by side", "Pour chaque, en parallèle"),
        new("Runs its body for each item of a list, all beside each other.", "Exécute son corps pour chaque élément d’une liste, tous côte à côte."),
        [new("items", new("Items", "Éléments"), InputKind.Any, IsRequired: true)],
        [Connection.Done])
    {
        Ports = [new("body", new("Body", "Corps"))],
    };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var items = step.List("items");
        step.Memory["open"] = items.Count;
        return new(items.Count > 0 && step.Activity.Ports.TryGetValue("body", out var body)
            ? StepResult.Runs([.. items.Select((item, index) => Loop.Body(body, item, index))])
            : StepResult.Done);
    }

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(Open.IsOver(step) ? StepResult.Done : StepResult.Stays);
}
