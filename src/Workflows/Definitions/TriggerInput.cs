using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Definitions;

/// <summary>
/// The input that says what starts a workflow. It is read when the definition is published, as in Elsa, so it may be
/// computed, but from nothing that only an instance knows.
/// </summary>
internal static class TriggerInput
{
    private static readonly ExpressionContext NoInstance = new()
    {
        GetVariable = _ => throw Unknown(),
        GetVariableById = _ => throw Unknown(),
        SetVariable = (_, _) => throw Unknown(),
        GetInput = _ => throw Unknown(),
        GetOutput = (_, _) => throw Unknown(),
    };

    /// <summary>Its text; none where it is empty, or not known before there is an instance.</summary>
    public static string? Of(Activity step, string input)
    {
        try
        {
            return step.Input(input) is { } expression ? TextOf(ExpressionEvaluator.Evaluate(expression, NoInstance)) : null;
        }
        catch (ExpressionFault)
        {
            return null;
        }
    }

    private static string? TextOf(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length > 0 ? text : null,
        JsonValue value when value.TryGetValue<double>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => node?.ToJsonString(),
    };

    private static ExpressionFault Unknown() => new(null, "There is no instance yet.");
}
