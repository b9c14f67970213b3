using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Tests.Engine;

namespace Governance.Workflows.Tests.Flow;

/// <summary>
/// Random definitions that may be published: flowcharts with forks, joins, choices, loops back, dead ends, steps that wait
/// or fail, and steps embedded in others. A connection leads to a later step of its list, but for those from "back".
/// </summary>
internal sealed class Sketch
{
    private readonly Random random;
    private readonly bool isTokenBased;
    private int made;

    private Sketch(Random random, bool isTokenBased)
    {
        this.random = random;
        this.isTokenBased = isTokenBased;
    }

    public static string Of(int seed, FlowMode mode)
    {
        var random = new Random(seed);
        var sketch = new Sketch(random, mode == FlowMode.TokenBased);
        var root = sketch.Flowchart(2, random.Next(3, 13));
        root["id"] = "flow";
        return new JsonObject
        {
            ["id"] = "sketch-1",
            ["definitionId"] = "sketch",
            ["name"] = "sketch",
            ["version"] = 1,
            ["variables"] = JsonNode.Parse("""[{"id":"count","name":"Count","typeName":"Int32","isArray":false,"value":"0"}]"""),
            ["customProperties"] = new JsonObject { [WorkflowDefinition.FlowModeProperty] = mode.ToString() },
            ["options"] = random.Next(3) == 0 ? [] : new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" },
            ["root"] = root,
        }.ToJsonString();
    }

    private JsonObject Flowchart(int height, int count)
    {
        JsonObject[] steps = [.. Enumerable.Range(0, count).Select(_ => Step(height))];
        if (random.Next(5) > 0)
            steps[0] = Made("Elsa.Start");
        var lines = new JsonArray();
        for (var index = 0; index < count; index++)
        foreach (var port in PortsOf(steps[index]))
        foreach (var target in Targets(index, count, port))
        {
            lines.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = steps[index]["id"]!.ToString(), ["port"] = port },
                ["target"] = new JsonObject { ["activity"] = steps[target]["id"]!.ToString(), ["port"] = "In" },
            });
        }
        return Made("Elsa.Flowchart", ("activities", new JsonArray(steps)), ("connections", lines));
    }

    private IEnumerable<int> Targets(int index, int count, string port)
    {
        if (port == "back")
            return [random.Next(index + 1)];
        var later = Math.Min(count - index - 1, 4);
        var ways = random.Next(14) switch { 0 => 0, 1 => 2, _ => 1 };
        return later == 0 ? [] : Enumerable.Range(0, ways).Select(_ => index + 1 + random.Next(later)).Distinct();
    }

    private IEnumerable<string> PortsOf(JsonObject step) => step["type"]!.ToString() switch
    {
        "Elsa.FlowDecision" => ["True", "False"],
        "Elsa.FlowSwitch" => ["a", "b", "Default"],
        "Elsa.FlowFork" => ["A", "B", "C"],
        Ask.Type or Choose.Type => new[] { "Done", "yes", "no", "back", Ask.Late }.Where(_ => random.Next(3) > 0),
        _ => ["Done"],
    };

    private JsonObject Step(int height)
    {
        var step = random.Next(height > 0 ? 4 : 3) == 3 ? Container(height) : Leaf();
        if (isTokenBased && random.Next(12) == 0)
            step["customProperties"] = new JsonObject { ["mergeMode"] = Pick("Stream", "Merge", "Converge", "Cascade", "Race") };
        return step;
    }

    private JsonObject Leaf() => random.Next(64) switch
    {
        < 6 => Made("Elsa.WriteLine"),
        < 16 => Made(Ask.Type),
        < 18 => Made(Ask.Type, ("customProperties", new JsonObject { ["hasDeadline"] = true })),
        < 22 => Made("Elsa.Event", ("eventName", Literal(Pick("ping", "pong")))),
        < 24 => Made("Elsa.Delay", ("timeSpan", Literal("01:00:00"))),
        < 30 => Made(Choose.Type),
        < 34 => Counting(),
        < 36 => Made("Elsa.FlowDecision", ("condition", Script($"getVariable('Count') < {random.Next(4)}"))),
        < 38 => Made("Elsa.FlowSwitch", ("cases", Cases()), ("mode", Literal(Pick("MatchFirst", "MatchAny")))),
        < 46 => Made("Elsa.FlowFork", ("branches", List(["A", "B", "C"]))),
        < 58 => Made("Elsa.FlowJoin", ("mode", Literal(Pick("WaitAll", "WaitAllActive", "WaitAny")))),
        < 59 => Made("Elsa.Fault"),
        < 62 => Made(Choose.Type),
        _ => Made(Pick("Elsa.End", "Elsa.End", "Elsa.Finish", "Elsa.Complete", "Elsa.Break")),
    };

    private JsonObject Container(int height) => random.Next(13) switch
    {
        0 or 1 or 2 => Flowchart(height - 1, random.Next(1, 6)),
        3 or 4 => Made("Elsa.Sequence", ("activities", Several(height))),
        5 or 6 => Made("Elsa.Parallel", ("activities", Several(height))),
        7 => Made("Elsa.If", ("condition", Script("getVariable('Count') % 2 == 0")), ("then", Step(height - 1)), ("else", Step(height - 1))),
        8 => Made("Elsa.ForEach", ("items", List([1, 2])), ("body", Step(height - 1))),
        9 => Made("Elsa.ParallelForEach", ("items", List([1, 2])), ("body", Step(height - 1))),
        10 => Made("Elsa.While",
            ("condition", Script($"getVariable('Count') < {random.Next(1, 5)}")),
            ("body", Made("Elsa.Sequence", ("activities", new JsonArray(Counting(), Step(height - 1)))))),
        11 => Made("Elsa.Fork", ("activities", Several(height)), ("joinMode", Literal(Pick("WaitAll", "WaitAny")))),
        _ => Made("Elsa.FlowNode", ("body", Step(height - 1))),
    };

    private JsonArray Several(int height) => new([.. Enumerable.Range(0, random.Next(4)).Select(_ => Step(height - 1))]);

    private JsonObject Counting() => Made("Elsa.SetVariable",
        ("variable", new JsonObject { ["id"] = "count", ["name"] = "Count" }),
        ("value", Script("getVariable('Count') + 1")));

    private JsonArray Cases() => new([.. new[] { "a", "b" }.Select(label => new JsonObject
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = $"getVariable('Count') > {random.Next(3)}" },
    })]);

    private JsonObject Made(string type, params (string Name, JsonNode Value)[] fields)
    {
        var step = new JsonObject { ["id"] = $"{char.ToLowerInvariant(type[type.IndexOf('.', StringComparison.Ordinal) + 1])}{++made}", ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in fields)
            step[name] = value;
        return step;
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static JsonObject Literal(string value) => Expressed("Literal", value);

    private static JsonObject Script(string value) => Expressed("JavaScript", value);

    private static JsonObject List(JsonArray items) => Expressed("Object", items.ToJsonString());

    private static JsonObject Expressed(string type, string value) => new() { ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
