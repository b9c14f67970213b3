using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// What Elsa sets aside where it does not know the kind of a step: the step goes as a text into an
/// <c>Elsa.NotFoundActivity</c>, its connections into the flowchart's <c>notFoundConnections</c>. Here an unknown kind
/// stands where it is drawn, so both come back to their places.
/// </summary>
internal static class SetAside
{
    private const string Step = "Elsa.NotFoundActivity";
    private const string Connections = "notFoundConnections";

    /// <summary>Puts the steps back. Answers whether there were any: their texts have not been looked at, so the whole is read again.</summary>
    public static bool RestoreSteps(JsonNode node)
    {
        var found = false;
        foreach (var child in Inside(node))
        {
            var original = Original(child);
            if (original is not null)
                child.ReplaceWith(original);
            found |= original is not null || RestoreSteps(child);
        }
        return found;
    }

    /// <summary>Takes those connections of a flowchart out that can be drawn again, each with its present form.</summary>
    public static IReadOnlyList<(Connection Connection, JsonNode? Form)> Take(JsonObject flowchart, IReadOnlySet<string> steps)
    {
        if (flowchart.Fields("customProperties")?.Field(Connections) is not JsonArray aside)
            return [];
        var taken = new List<(Connection, JsonNode?)>();
        aside.RemoveAll(item =>
        {
            var (connection, form) = ConnectionForm.Read(item);
            if (connection is null || !steps.Contains(connection.Source) || !steps.Contains(connection.Target))
                return false;
            taken.Add((connection, form));
            return true;
        });
        return taken;
    }

    private static List<JsonNode> Inside(JsonNode node) => node switch
    {
        JsonObject fields => [.. fields.Select(field => field.Value).OfType<JsonNode>()],
        JsonArray items => [.. items.OfType<JsonNode>()],
        _ => [],
    };

    private static JsonObject? Original(JsonNode node) =>
        node is JsonObject wrapper && wrapper.Text("type") == Step && wrapper.Text("originalActivityJson") is { } text
            && DefinitionText.Parse(text).Source is { } original && original.Text("type") is not null
            ? original
            : null;
}
