using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Flow;

/// <summary>Draws small definitions for tests: steps by id and type, lines as "a:outcome>b".</summary>
internal static class Drawn
{
    public static WorkflowDefinition Definition(string[] steps, string[] lines, string options = "{}") =>
        DefinitionReader.Read(Json(steps, lines, options)) is { IsSound: true, Definition: { } definition }
            ? definition
            : throw new InvalidOperationException("The drawn definition is not sound.");

    /// <summary>The same in counter mode.</summary>
    public static WorkflowDefinition Counting(string[] steps, string[] lines)
    {
        var source = JsonNode.Parse(Json(steps, lines))!.AsObject();
        source.Remove("customProperties");
        return DefinitionReader.Read(source).Definition!;
    }

    /// <summary>A step is "id=Type" or "id=Type{json of further fields}".</summary>
    public static string Json(string[] steps, string[] lines, string options = "{}", string definitionId = "drawn")
    {
        var root = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["activities"] = new JsonArray([.. steps.Select(Step)]),
            ["connections"] = new JsonArray([.. lines.Select(Line)]),
        };
        return new JsonObject
        {
            ["id"] = definitionId + "-1",
            ["definitionId"] = definitionId,
            ["name"] = definitionId,
            ["version"] = 1,
            ["customProperties"] = new JsonObject { [WorkflowDefinition.FlowModeProperty] = "TokenBased" },
            ["options"] = JsonNode.Parse(options),
            ["root"] = root,
        }.ToJsonString();
    }

    private static JsonNode Step(string written)
    {
        var brace = written.IndexOf('{', StringComparison.Ordinal);
        var head = (brace < 0 ? written : written[..brace]).Split('=');
        var step = brace < 0 ? new JsonObject() : JsonNode.Parse(written[brace..])!.AsObject();
        step["id"] = head[0];
        step["type"] = head.Length > 1 ? "Elsa." + head[1] : "Elsa.Event";
        step["version"] = 1;
        return step;
    }

    private static JsonNode Line(string written)
    {
        var ends = written.Split('>');
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
