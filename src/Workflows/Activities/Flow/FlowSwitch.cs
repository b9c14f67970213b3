using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Goes the way of the first case that is true, or of every one (Elsa cases 04 and 06); Default where none is.</summary>
internal sealed class FlowSwitch : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.FlowSwitch",
        new("Switch", "Aiguillage"),
        new("Goes the way of the first case whose condition is true.", "Prend la voie du premier cas dont la condition est vraie."),
        [
            new("cases", new("Cases", "Cas"), InputKind.Cases, IsRequired: true),
            new("mode", new("Mode", "Mode"), InputKind.Choice, Options: [new("MatchFirst", new("The first case that holds", "Le premier cas qui tient")), new("MatchAny", new("Every case that holds", "Chaque cas qui tient"))]) { TypeName = "Elsa.Workflows.Activities.Flowchart.Models.SwitchMode" },
        ],
        ["Default"]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        var cases = (step.Activity.Raw("cases") as JsonArray ?? []).OfType<JsonObject>()
            .Where(one => Activity.ExpressionOf(one.Field("condition")) is { } condition && Truth.Of(step.Evaluate(condition)))
            .Select(one => one.Text("label") ?? "");
        string[] matched = step.Text("mode") == "MatchAny" ? [.. cases] : [.. cases.Take(1)];
        return new(StepResult.With(matched.Length > 0 ? matched : ["Default"]));
    }
}
