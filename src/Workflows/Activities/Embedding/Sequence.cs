using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs the steps inside it one after the other (Elsa case 90).</summary>
internal sealed class Sequence : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Sequence",
        new("Sequence", "Séquence"),
        new("Runs the steps inside it one after the other.", "Exécute l’une après l’autre les étapes qu’elle contient."),
        [],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step) => new(Next(step, 0));

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) =>
        new(child.IsTerminal || step.IsBreaking ? StepResult.Done : Next(step, step.Memory["next"]!.GetValue<int>()));

    private static StepResult Next(StepContext step, int index)
    {
        if (index >= step.Activity.Activities.Count)
            return StepResult.Done;
        step.Memory["next"] = index + 1;
        return StepResult.Runs(new ChildRun(step.Activity.Activities[index].Id));
    }
}
