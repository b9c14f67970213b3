using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Runs the embedded step of the first case that is true, or of every one; that of the default where none is.</summary>
internal sealed class Switch : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Switch",
        new("Switch with steps inside", "Aiguillage avec étapes intérieures"),
        new("Runs the embedded step of the first case whose condition is true.", "Exécute l’étape intérieure du premier cas dont la condition est vraie."),
        [
            new("cases", new("Cases", "Cas"), InputKind.Cases),
            new("mode", new("Mode", "Mode"), InputKind.Choice, Options: [new("MatchFirst", new("The first case that holds", "Le premier cas qui tient")), new("MatchAny", new("Every case that holds", "Chaque cas qui tient"))]),
        ],
        [Connection.Done])
    {
        Ports = [new("default", new("Otherwise", "Sinon"))],
    };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var matched = (step.Activity.Raw("cases") as JsonArray ?? []).OfType<JsonObject>()
            .Where(one => Activity.ExpressionOf(one.Field("condition")) is { } condition && Truth.Of(step.Evaluate(condition)))
            .Select(one => one.Text("label") ?? "").ToList();
        if (step.Text("mode") != "MatchAny")
            matched = [.. matched.Take(1)];
        if (matched.Count == 0)
            matched = ["default"];
        ChildRun[] children = [.. matched.Select(label => step.Activity.Ports.GetValueOrDefault(label)).OfType<Activity>().Select(child => new ChildRun(child.Id))];
        step.Memory["open"] = children.Length;
        return new(children.Length > 0 ? StepResult.Runs(children) : StepResult.Done);
    }

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(Open.IsOver(step) ? StepResult.Done : StepResult.Stays);
}
