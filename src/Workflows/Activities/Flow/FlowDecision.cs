using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Goes one of two ways, by a condition (Elsa case 02).</summary>
internal sealed class FlowDecision : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.FlowDecision",
        new("Condition", "Condition"),
        new("Goes one way when the condition is true, the other way when it is not.", "Prend une voie quand la condition est vraie, l’autre sinon."),
        [new("condition", new("Condition", "Condition"), InputKind.Condition, IsRequired: true)],
        ["True", "False"]);

    public override ValueTask<StepResult> Execute(StepContext step) => new(StepResult.With(Truth.Of(step.Input("condition")) ? "True" : "False"));
}

/// <summary>What counts as true, as in a script: not nothing, not false, not zero, not the empty text.</summary>
internal static class Truth
{
    public static bool Of(JsonNode? value) => value switch
    {
        null => false,
        JsonValue one when one.TryGetValue<bool>(out var truth) => truth,
        JsonValue one when one.TryGetValue<double>(out var number) => number != 0,
        JsonValue one when one.TryGetValue<string>(out var text) => text.Length > 0 && !text.Equals("false", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}
