using System.Text.Json.Nodes;

namespace Governance.Workflows.Engine;

/// <summary>What counts as true, as in a script: not nothing, not false, not zero, not the empty text, nor the text "false".</summary>
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
