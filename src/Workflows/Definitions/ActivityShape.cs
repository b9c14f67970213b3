using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>Where steps stand inside a step's JSON, and the older forms of lists that Elsa has written over the years.</summary>
internal static class ActivityShape
{
    private static readonly HashSet<string> NotPorts = new(StringComparer.Ordinal)
    {
        "activities", "connections", "variables", "customProperties", "metadata", "start",
    };

    /// <summary>The objects of a list in any of its forms: a list, one object alone, or <c>{"$values": […]}</c>.</summary>
    public static IReadOnlyList<JsonNode?> Items(JsonNode? node) => node switch
    {
        JsonArray array => [.. array],
        JsonObject wrapper when wrapper["$values"] is JsonArray values => [.. values],
        JsonObject single => [single],
        _ => [],
    };

    /// <summary>The embedded steps by their JSON name (body, then, else …); those of a switch by the label of their case.</summary>
    public static IEnumerable<KeyValuePair<string, JsonObject>> Ports(JsonObject activity)
    {
        foreach (var (field, node) in activity)
        {
            var name = JsonFields.CamelCase(field);
            if (NotPorts.Contains(name))
                continue;
            if (node is JsonObject embedded && IsActivity(embedded))
                yield return new(name, embedded);
            if (name != "cases" || node is not JsonArray cases)
                continue;
            foreach (var item in cases.OfType<JsonObject>())
            {
                if (item.Fields("activity") is { } body && IsActivity(body))
                    yield return new(item.Text("label") ?? "", body);
            }
        }
    }

    private static bool IsActivity(JsonObject node) =>
        node.Text("type") is not null
        && (!node.Has("value") || node.Has("id"))
        && !node.Has("expression")
        && !node.Has("memoryReference")
        && (node.Has("id") || node.Has("version") || node.Has("activities"));
}
