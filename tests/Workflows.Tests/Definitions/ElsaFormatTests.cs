using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Tests.Definitions;

/// <summary>What Elsa's definition JSON may say, form by form: read as Elsa reads it, and nothing of it lost.</summary>
public sealed class ElsaFormatTests
{
    // a field that nobody knows, at every place where Elsa has an object
    internal const string Everywhere = """
        {"$schema":"https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json","id":"v1","definitionId":"d","tenantId":"*","name":"N","new0":0,
         "createdAt":"2026-01-05T14:00:00.0000000+00:00","toolVersion":"3.7.1.0","usableAsActivity":true,"isReadonly":false,"isSystem":false,
         "variables":[{"id":"v","name":"V","typeName":"Object","new1":{"deep":[1.50,null]}}],
         "inputs":[{"type":"Decimal","name":"i","uiHint":"single-line","storageDriverType":null,"new2":[]}],
         "outputs":[{"type":"String","name":"o","new3":"x"}],"outcomes":["One","Two"],
         "customProperties":{"logPersistenceConfig":{"default":"Inherit"},"new4":true},
         "options":{"usableAsActivity":true,"autoUpdateConsumingWorkflows":false,"activityCategory":"C","incidentStrategyType":"Elsa.X, Elsa","commitStrategyName":"Periodic","new5":1e400},
         "root":{"id":"f","nodeId":"Workflow1:f","type":"Elsa.Flowchart","version":1,"new6":{},"variables":[{"id":"w","name":"W","new7":"w"}],
          "metadata":{"new8":"m"},"customProperties":{"notFoundConnections":[],"new9":"c"},
          "activities":[
           {"id":"a","nodeId":"Workflow1:f:a","type":"Elsa.WriteLine","version":1,"name":"A","new10":"a",
            "text":{"typeName":"String","new11":"t","expression":{"type":"Literal","value":"x","new12":"e"},"memoryReference":{"id":"a:input-1","new13":"r"}},
            "customProperties":{"resilienceStrategy":{"id":"r"},"commitStrategyName":"CommitAlways","source":"A.cs:1","new14":{"x":{"y":"z"}}},
            "metadata":{"designer":{"position":{"x":-24.5,"y":-32,"z":0},"size":{"width":174.15625,"height":54}},"showDescription":true,"new15":null}},
           {"id":"b","type":"Acme.Unheard","version":7,"speed":{"typeName":"Int32","expression":{"type":"Literal","value":9}},
            "body":{"id":"inner","type":"Acme.Inner","version":2,"new16":"i"},"customProperties":{},"metadata":{}}],
          "connections":[{"source":{"activity":"a","port":"Done","new17":1},"target":{"activity":"b","port":"In","new18":2},"vertices":[{"x":1.5,"y":2}],"new19":"v"}]}}
        """;

    [Fact]
    public void Every_field_that_nobody_knows_is_kept_where_it_stood()
    {
        var written = DefinitionWriter.Write(Sound(Everywhere));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Everywhere), JsonNode.Parse(written)), written);
        Assert.Contains("1.50", written, StringComparison.Ordinal);
        Assert.Contains("1e400", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_of_step_that_is_not_known_is_kept_and_refused_at_publishing()
    {
        await using var host = await TestHost.Start(services => services.AddWorkflows());

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new PublishDefinition(Everywhere)));
        Assert.Equal("No step of the type “Acme.Unheard” is known here.", refused.Sentence.In(CultureInfo.InvariantCulture));
        Assert.Equal("Aucune étape du type « Acme.Unheard » n’est connue ici.", refused.Sentence.In(CultureInfo.GetCultureInfo("fr-CA")));
    }

    [Fact]
    public void What_is_read_of_the_head_is_what_Elsa_means()
    {
        var definition = Sound(Everywhere);

        Assert.Equal(("v1", "d", "N", 1), (definition.Id, definition.DefinitionId, definition.Name, definition.Version));
        Assert.Equal(["i"], definition.Inputs);
        Assert.Equal(["o"], definition.Outputs);
        Assert.Equal(["One", "Two"], definition.Outcomes);
        Assert.Equal("Elsa.X, Elsa", definition.Options.Text("incidentStrategyType"));
        Assert.Equal(new Variable("w", "W", "Object", false, null), Assert.Single(definition.Root.Variables));
        Assert.Equal("inner", Assert.Single(definition.Find("b")!.Children).Id);
    }

    [Fact]
    public void A_head_that_leaves_everything_out_is_read()
    {
        var definition = Sound("""
            {"id":null,"definitionId":"d","name":null,"version":null,"variables":null,"inputs":null,"outcomes":null,"customProperties":null,"options":null,
             "root":{"id":"f","nodeId":null,"name":null,"type":"Elsa.Flowchart","version":null,"activities":null,"connections":null,"variables":null,"customProperties":null,"metadata":null}}
            """);

        Assert.Equal(("", "d", "d", 1), (definition.Id, definition.DefinitionId, definition.Name, definition.Version));
        Assert.Empty(definition.Root.Children);
        Assert.Null(definition.Root.Position);
    }

    [Fact]
    public void The_older_spelling_with_capitals_is_read_at_every_place()
    {
        var definition = Sound("""
            {"Id":"v1","DefinitionId":"d","Name":"N","Version":3,"Outcomes":["One"],"Options":{"ActivationStrategyType":"S"},
             "Variables":[{"Id":"v","Name":"V","TypeName":"Int32","IsArray":false,"Value":"3"}],"CustomProperties":{"Flowchart:ExecutionMode":"TokenBased"},
             "Root":{"Id":"f","Type":"Elsa.Flowchart","Activities":[
               {"Id":"a","Type":"Elsa.WriteLine","Name":"A","Text":{"TypeName":"String","Expression":{"Type":"JavaScript","Value":"1+1"}},
                "CustomProperties":{"CanStartWorkflow":true,"RunAsynchronously":true},"Metadata":{"DisplayText":"T","Designer":{"Position":{"X":1,"Y":2}}}},
               {"Id":"b","Type":"Elsa.While","Body":{"Id":"c","Type":"Elsa.WriteLine"},"Result":{"TypeName":"Object","MemoryReference":{"Id":"v"}}}],
              "Connections":[{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b","Port":"In"}}]}}
            """);

        Assert.Equal(("v1", "d", "N", 3, FlowMode.TokenBased), (definition.Id, definition.DefinitionId, definition.Name, definition.Version, definition.FlowMode));
        Assert.Equal("S", definition.Options.Text("activationStrategyType"));
        Assert.Equal(new Variable("v", "V", "Int32", false, "3"), Assert.Single(definition.Variables));
        Assert.Equal(("1+1", Expression.JavaScript), (definition.Find("a")!.Input("text")!.Text, definition.Find("a")!.Input("text")!.Type));
        Assert.True(definition.Find("a")!.CanStartWorkflow && definition.Find("a")!.RunAsynchronously);
        Assert.Equal(("T", new Position(1, 2)), (definition.Find("a")!.DisplayText.En, definition.Find("a")!.Position));
        Assert.Equal("c", definition.Find("b")!.Ports["body"].Id);
        Assert.Equal("v", definition.Find("b")!.Output("result"));
        Assert.Single(definition.Root.Connections);
        Assert.Equal(["One"], definition.Outcomes);
    }

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("3.10", "3.10")]
    [InlineData("false", "false")]
    [InlineData("""{"typeName":"String","expression":"x"}""", "x")]
    [InlineData("""{"typeName":"String","expression":{"value":"x"}}""", "x")]
    public void A_bare_value_is_a_literal(string json, string text)
    {
        var input = Sound("""{"root":{"id":"a","type":"Elsa.WriteLine","text":""" + json + "}}").Root.Input("text");

        Assert.Equal((Expression.Literal, text), (input!.Type, input.Text));
    }

    [Fact]
    public void A_step_and_connections_that_Elsa_had_set_aside_come_back()
    {
        var original = """{"id":"b","type":"Acme.Unheard","version":7,"speed":{"typeName":"Int32","expression":{"type":"Literal","value":9}},"then":{"id":"t","type":"Elsa.NotFoundActivity","originalActivityJson":"{\"id\":\"t\",\"type\":\"Acme.Other\",\"x\":1}"}}""";
        var definition = Sound(new JsonObject
        {
            ["root"] = new JsonObject
            {
                ["id"] = "f",
                ["type"] = "Elsa.Flowchart",
                ["customProperties"] = JsonNode.Parse("""
                    {"notFoundConnections":[
                      {"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"},"vertices":[{"x":1,"y":2}]},
                      {"source":{"activity":"b","port":"Fast"},"target":{"activity":"a","port":"In"}},
                      {"source":{"activity":"b","port":"Slow"},"target":{"activity":"gone","port":"In"}}]}
                    """),
                ["activities"] = new JsonArray(
                    JsonNode.Parse("""{"id":"a","type":"Elsa.WriteLine"}"""),
                    new JsonObject { ["id"] = "b", ["type"] = "Elsa.NotFoundActivity", ["version"] = 1, ["missingTypeName"] = "Acme.Unheard", ["missingTypeVersion"] = 7, ["originalActivityJson"] = original }),
                ["connections"] = JsonNode.Parse("""[{"source":{"activity":"b","port":"Fast"},"target":{"activity":"a","port":"In"}}]"""),
            },
        }.ToJsonString());

        var step = definition.Find("b")!;
        Assert.Equal(("Acme.Unheard", 7, "9"), (step.Type, step.Version, step.Input("speed")!.Text));
        Assert.Equal("Acme.Other", step.Ports["then"].Type);
        Assert.Equal([new Connection("b", "Fast", "a", "In"), new Connection("a", "Done", "b", "In")], definition.Root.Connections);
        Assert.Single(definition.Root.CustomProperties["notFoundConnections"]!.AsArray());
        Assert.NotNull(definition.Root.Source["connections"]![1]!["vertices"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"A","type":"B"}""")]
    public void A_step_set_aside_that_cannot_be_read_stays_as_it_is(string original)
    {
        var definition = Sound(new JsonObject { ["root"] = new JsonObject { ["id"] = "b", ["type"] = "Elsa.NotFoundActivity", ["originalActivityJson"] = original } }.ToJsonString());

        Assert.Equal("Elsa.NotFoundActivity", definition.Root.Type);
        Assert.Equal(original, definition.Root.Source.Text("originalActivityJson"));
    }

    [Fact]
    public void Older_ports_beside_an_end_that_is_an_object_say_nothing_and_stay()
    {
        var definition = Sound("""
            {"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"T"},{"id":"b","type":"T"}],
             "connections":[{"source":{"activity":"a","port":"X"},"sourcePort":"Y","target":"b","targetPort":"In"}]}}
            """);

        Assert.Equal(new Connection("a", "X", "b", "In"), Assert.Single(definition.Root.Connections));
        Assert.Equal("Y", (string?)definition.Root.Source["connections"]![0]!["sourcePort"]);
        Assert.Null(definition.Root.Source["connections"]![0]!["targetPort"]);
    }

    [Theory]
    [InlineData("Int32", "5", "5")]
    [InlineData("System.Int64, System.Private.CoreLib", "5", "5")]
    [InlineData("Long", "x", "null")]
    [InlineData("Decimal", "1.50", "1.50")]
    [InlineData("Double", "1e300", "1E+300")]
    [InlineData("Double", "NaN", "null")]
    [InlineData("System.Boolean, System.Private.CoreLib", "True", "true")]
    [InlineData("String", "5", "\"5\"")]
    [InlineData("DateTime", "2026-01-05", "\"2026-01-05\"")]
    [InlineData("Object", "{\"a\":[1]}", "{\"a\":[1]}")]
    [InlineData("Object", "plain", "\"plain\"")]
    [InlineData("ObjectDictionary", "\"\\ud800\"", "\"\\u0022\\\\ud800\\u0022\"")]
    [InlineData("JsonObject", "{\"a\":1,\"a\":2}", "{\"a\":2}")]
    public void A_default_is_a_text_that_becomes_a_value_of_its_type(string type, string text, string json)
    {
        Assert.Equal(json, VariableDefault.Of(new("v", "V", type, false, text))?.ToJsonString() ?? "null");
        Assert.Equal("[1,2]", VariableDefault.Of(new("v", "V", type, true, "[1,2]"))?.ToJsonString());
    }

    [Fact]
    public void Inputs_and_outputs_have_names_of_their_own()
    {
        var problems = DefinitionRulesTests.Check(Flow.Plain(flow =>
        {
            flow.Source["inputs"] = JsonNode.Parse("""[{"name":"a"},{"name":"b"},{"name":"a"}]""");
            flow.Source["outputs"] = JsonNode.Parse("""[{"name":"x"},{"name":"x"}]""");
        }));

        Assert.Equal(["Two inputs are called “a”.", "Two outputs are called “x”."], problems);
    }

    [Fact]
    public void A_definition_that_would_be_too_large_once_written_is_refused_while_reading()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Join(",", Enumerable.Repeat("1", 20_000)) + string.Concat(Enumerable.Repeat("]", 100));
        var reading = DefinitionReader.Read("""{"root":{"id":"f","type":"Elsa.Flowchart"},"x":""" + deep + "}");

        Assert.StartsWith("The definition would be larger than 2 MB", Assert.Single(reading.Problems).Sentence.In(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Null(reading.Definition);
    }

    [Fact]
    public void A_definition_that_would_be_too_deep_once_written_is_refused_while_reading()
    {
        // one step alone where a list belongs becomes a list of one: one level more, each time
        var deep = string.Concat(Enumerable.Repeat("{\"type\":\"Elsa.Sequence\",\"activities\":", 100)) + "[]" + new string('}', 100);
        var reading = DefinitionReader.Read("""{"root":""" + deep + "}");

        Assert.Equal("The file nests lists and objects more than 128 levels deep.", Assert.Single(reading.Problems).Sentence.In(CultureInfo.InvariantCulture));
        Assert.Null(reading.Definition);
    }

    private static WorkflowDefinition Sound(string text)
    {
        var reading = DefinitionReader.Read(text);
        Assert.Empty(reading.Problems.Select(problem => problem.Sentence.In(CultureInfo.InvariantCulture)));
        return reading.Definition!;
    }
}
