using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs embedded branches beside each other; is done with all of them, or with the first, which gives up the others.</summary>
internal sealed class Fork : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Fork",
        new("Branches inside", "Branches intérieures"),
        new("Runs the branches inside it beside each other.", "Exécute côte à côte les branches qu’il contient."),
        [new("joinMode", new("Waits for", "Attend"), InputKind.Choice, Options: [new("WaitAll", new("all branches", "toutes les branches")), new("WaitAny", new("the first branch", "la première branche"))])],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var branches = step.Activity.Children;
        step.Memory["open"] = branches.Count;
        return new(branches.Count > 0 ? StepResult.Runs([.. branches.Select(branch => new ChildRun(branch.Id))]) : StepResult.Done);
    }

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) =>
        new(step.Text("joinMode") == "WaitAny" || Open.IsOver(step) ? StepResult.Done : StepResult.Stays);
}
