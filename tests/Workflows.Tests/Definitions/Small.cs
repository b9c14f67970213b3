using System.Text.Json.Nodes;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>Small definitions that several tests read.</summary>
internal static class Small
{
    public const string Expense = """
        { "id":"v1","definitionId":"expense","name":"Expense","version":1,
          "variables":[{"id":"amt","name":"Amount","typeName":"Decimal","isArray":false,"value":"0","storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"}],
          "inputs":[{"type":"Decimal","name":"amount","displayName":"Amount","uiHint":"single-line"}],"outputs":[],"outcomes":[],"customProperties":{},
          "root":{"id":"fc","type":"Elsa.Flowchart","version":1,"customProperties":{},"metadata":{},"variables":[],
           "activities":[
            {"id":"s","type":"Elsa.Start","version":1,"customProperties":{},"metadata":{"designer":{"position":{"x":40,"y":80},"size":{"width":120,"height":48}}}},
            {"id":"set","type":"Elsa.SetVariable","version":1,"variable":{"id":"amt","name":"Amount","typeName":"Decimal"},"value":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('amount')"}}},
            {"id":"big","type":"Elsa.FlowDecision","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getVariable('Amount') > 500"}}},
            {"id":"ask","type":"Elsa.RunTask","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"approve"}},"result":{"typeName":"Object","memoryReference":{"id":"ans"}}},
            {"id":"pay","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"pay"}}}],
           "connections":[
            {"source":{"activity":"s","port":"Done"},"target":{"activity":"set","port":"In"},"vertices":[]},
            {"source":{"activity":"set","port":"Done"},"target":{"activity":"big","port":"In"},"vertices":[]},
            {"source":{"activity":"big","port":"True"},"target":{"activity":"ask","port":"In"},"vertices":[]},
            {"source":{"activity":"big","port":"False"},"target":{"activity":"pay","port":"In"},"vertices":[]},
            {"source":{"activity":"ask","port":"Done"},"target":{"activity":"pay","port":"In"},"vertices":[]}]}}
        """;

    public static string With(string text, Action<JsonObject> change)
    {
        var source = JsonNode.Parse(text)!.AsObject();
        change(source);
        return source.ToJsonString();
    }
}
