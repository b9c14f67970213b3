using System.Text.Json.Nodes;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>Draws small flowcharts for tests, step by step.</summary>
internal sealed class Flow
{
    private Flow()
    {
    }

    public JsonObject Source { get; } = new()
    {
        ["id"] = "v1",
        ["definitionId"] = "life",
        ["name"] = "Life",
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased", ["displayText"] = new JsonObject { ["fr"] = "Vie" } },
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = new JsonArray(), ["connections"] = new JsonArray() },
    };

    public string Text => Source.ToJsonString();

    private JsonArray Activities => Source["root"]!["activities"]!.AsArray();

    private JsonArray Connections => Source["root"]!["connections"]!.AsArray();

    /// <summary>Start and end, joined, and whatever the test adds.</summary>
    public static Flow Plain(Action<Flow>? change = null)
    {
        var flow = new Flow().Add("start", "Elsa.Start").Add("end", "Elsa.End").Connect("start", "Done", "end");
        change?.Invoke(flow);
        return flow;
    }

    /// <summary>Start, a decision that may return to itself, and an end.</summary>
    public static Flow Governed(Action<Flow>? change = null)
    {
        var flow = new Flow().Add("start", "Elsa.Start").Add("end", "Elsa.End").Add("decide", "Governance.Decide", ("role", "dean"))
            .Connect("start", "Done", "decide").Connect("decide", "approved", "end").Connect("decide", "returned", "decide");
        flow.Step("decide")["metadata"] = new JsonObject { ["displayText"] = "Decide" };
        flow.Step("decide")["customProperties"] = new JsonObject { ["displayText"] = new JsonObject { ["fr"] = "Décider" } };
        flow.Step("decide")["outcomes"] = JsonNode.Parse("""
            [{"name":"approved","label":{"en":"Approve","fr":"Approuver"},"tone":"good"},
             {"name":"returned","label":{"en":"Return","fr":"Renvoyer"},"hint":{"en":"With a reason","fr":"Avec un motif"},"needsReason":true}]
            """);
        change?.Invoke(flow);
        return flow;
    }

    public Flow Add(string id, string type, params (string Input, string Value)[] inputs)
    {
        var step = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (input, value) in inputs)
            step[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        Activities.Add(step);
        return this;
    }

    /// <summary>A switch with its cases.</summary>
    public Flow Add(string id, string type, string cases)
    {
        Add(id, type);
        Step(id)["cases"] = JsonNode.Parse(cases);
        return this;
    }

    /// <summary>A fork with its branches; one that is there gets other branches.</summary>
    public Flow Fork(string id, params string[] branches)
    {
        if (!Activities.Any(step => (string?)step!["id"] == id))
            Add(id, "Elsa.FlowFork");
        Step(id)["branches"] = new JsonObject
        {
            ["typeName"] = "List<String>",
            ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. branches.Select(branch => (JsonNode)branch)]).ToJsonString() },
        };
        return this;
    }

    public Flow Join(string id, string mode = "WaitAll") => Add(id, "Elsa.FlowJoin", ("mode", mode));

    /// <summary>A plain step for each id, then the connections "a Done b" one after the other: a, b, c become a to b, b to c.</summary>
    public Flow Chain(params string[] ids)
    {
        foreach (var (from, to) in ids.Zip(ids.Skip(1)))
            Connect(from, "Done", to);
        return this;
    }

    public Flow Steps(params string[] ids)
    {
        foreach (var id in ids)
            Add(id, "Elsa.WriteLine");
        return this;
    }

    public Flow Connect(string source, string port, string target, bool instead = false)
    {
        if (instead)
            Disconnect(source);
        Connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });
        return this;
    }

    /// <summary>Takes away every connection from a step.</summary>
    public void Disconnect(string source) => Connections.RemoveAll(connection => (string?)connection!["source"]!["activity"] == source);

    /// <summary>Leads a connection to another step, or takes it away.</summary>
    public void Reroute(Random random)
    {
        var connection = Connections[random.Next(Connections.Count)]!;
        if (random.Next(8) == 0)
            Connections.Remove(connection);
        else
            connection["target"]!["activity"] = (string?)Activities[random.Next(1, Activities.Count)]!["id"];
    }

    public JsonObject Step(string id) => Activities.OfType<JsonObject>().First(step => (string?)step["id"] == id);
}
