using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>Reads what real Elsa was recorded to do.</summary>
internal static class TraceReader
{
    public static Trace Read(JsonObject source, ElsaCase elsa) => new(
        [.. source["steps"]!.AsArray().Select(step => Step(step!.AsObject(), elsa))],
        [.. source["console"]!.AsArray().Select(line => line!.GetValue<string>())]);

    private static TraceStep Step(JsonObject source, ElsaCase elsa) => new()
    {
        Events = EventHomes.Assign(elsa, [.. Items(source, "events").Select(Line)]),
        Status = source.Text("status"),
        SubStatus = source.Text("subStatus"),
        Bookmarks = Activities(source, "bookmarks"),
        Incidents = Activities(source, "incidents"),
        Variables = JsonAlike.ConsoleForm(source["variables"]) as JsonObject ?? [],
        Output = JsonAlike.ConsoleForm(source["output"]) as JsonObject ?? [],
        Instances = source.WholeNumber("instanceCount"),
        CorrelationId = source.Text("correlationId"),
        Name = source.Text("name"),
    };

    private static TraceEvent Line(JsonObject line) => new("", line.Text("activity")!, line.Text("event")!, Outcomes(line));

    private static List<string> Outcomes(JsonObject line) =>
        line["outcomes"] is JsonArray names && names.Select(name => $"{name}").ToList() is var outcomes and not [Connection.Done] ? outcomes : [];

    private static IReadOnlyList<string> Activities(JsonObject source, string list) =>
        [.. Items(source, list).Select(item => item.Text("activity")!).Order(StringComparer.Ordinal)];

    private static IEnumerable<JsonObject> Items(JsonObject source, string list) =>
        source[list] is JsonArray items ? items.OfType<JsonObject>() : [];
}
