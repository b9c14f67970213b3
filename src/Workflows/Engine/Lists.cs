using System.Text.Json.Nodes;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Engine;

/// <summary>What counts as a list: a list, a text that holds one as JSON, nothing as none, anything else as a list of one.</summary>
internal static class Lists
{
    public static IReadOnlyList<JsonNode?> Of(JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => [.. items],
        JsonValue one when one.TryGetValue<string>(out var text) => JsonBridge.Parse(text, out var isJson) is JsonArray items && isJson ? [.. items] : [JsonValue.Create(text)],
        _ => [value],
    };
}
