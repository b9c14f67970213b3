using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Bench;

/// <summary>Small Elsa definitions to measure with: steps as JSON, lines as "a.Outcome>b".</summary>
internal static class Drawing
{
    public const string Start = """{"id":"s","type":"Elsa.Start"}""";
    public const string End = """{"id":"e","type":"Elsa.End"}""";
    public const string Event = """{"id":"event","type":"Elsa.Event","eventName":{"expression":{"type":"Literal","value":"Go"}}}""";
    public const string Fork = """{"id":"f","type":"Elsa.FlowFork","branches":{"typeName":"List<String>","expression":{"type":"Object","value":"[\"A\",\"B\"]"}}}""";
    public const string Join = """{"id":"j","type":"Elsa.FlowJoin","mode":{"expression":{"type":"Literal","value":"WaitAll"}}}""";

    public static string Set(string variable, string script) =>
        $$$$"""{"id":"set","type":"Elsa.SetVariable","variable":{"id":"{{{{variable}}}}","name":"{{{{variable}}}}","typeName":"Int32"},"value":{"expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}""";

    public static string Write(string id, string script) =>
        $$$$"""{"id":"{{{{id}}}}","type":"Elsa.WriteLine","text":{"expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}""";

    public static string Decision(string id, string script) =>
        $$$$"""{"id":"{{{{id}}}}","type":"Elsa.FlowDecision","condition":{"expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}""";

    public static WorkflowDefinition Of(string id, string[] steps, string[] lines)
    {
        var source = new JsonObject
        {
            ["id"] = id + "-1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["variables"] = JsonNode.Parse("""[{"id":"i","name":"i","typeName":"Int32","value":"0"}]"""),
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray([.. steps.Select(step => JsonNode.Parse(step))]),
                ["connections"] = new JsonArray([.. lines.Select(Line)]),
            },
        };
        return DefinitionReader.Read(source).Definition!;
    }

    private static JsonNode Line(string written)
    {
        var ends = written.Split('>');
        var source = ends[0].Split('.');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
