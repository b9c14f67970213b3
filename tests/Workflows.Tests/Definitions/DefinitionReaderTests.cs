using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");

    [Fact]
    public void Steps_inputs_outputs_and_connections_are_read()
    {
        var definition = Sound(Small.Expense);

        Assert.Equal(("v1", "expense", "Expense", 1), (definition.Id, definition.DefinitionId, definition.Name, definition.Version));
        Assert.Equal(new Variable("amt", "Amount", "Decimal", false, "0", "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"), Assert.Single(definition.Variables));
        Assert.Equal(["fc", "s", "set", "big", "ask", "pay"], definition.AllActivities.Select(activity => activity.Id));
        Assert.Equal(Expression.JavaScript, definition.Find("big")!.Input("condition")!.Type);
        Assert.Equal("getVariable('Amount') > 500", definition.Find("big")!.Input("condition")!.Text);
        Assert.Equal("approve", definition.Find("ask")!.Input("taskName")!.Text);
        Assert.Equal("ans", definition.Find("ask")!.Output("result"));
        Assert.Equal("amt", definition.Find("set")!.VariableId("variable"));
        Assert.Contains(new Connection("big", "True", "ask", "In"), definition.Root.Connections);
        Assert.Equal(new Position(40, 80), definition.Find("s")!.Position);
        Assert.Equal("fc", definition.ContainerOf("ask")!.Id);
        Assert.Null(definition.Find("ask")!.Input("payload"));
        Assert.Null(definition.Find("nobody"));
    }

    [Fact]
    public void A_definition_that_says_nothing_counts_and_one_that_asks_for_tokens_gets_them()
    {
        Assert.Equal(FlowMode.CounterBased, Sound(Small.Expense).FlowMode);
        Assert.Equal(FlowMode.TokenBased, Sound(Small.With(Small.Expense, d => d["customProperties"]!["Flowchart:ExecutionMode"] = "TokenBased")).FlowMode);
    }

    [Fact]
    public void A_bare_primitive_is_a_literal_and_pascal_case_is_read()
    {
        var definition = Sound("""
            {"root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"a","type":"Elsa.WriteLine","text":"hello","customProperties":{"CanStartWorkflow":true,"MergeMode":"Merge"}},
              {"id":"b","type":"Elsa.Delay","TimeSpan":{"expression":{"type":"Literal","value":"00:01:00"}}}]}}
            """);

        Assert.Equal((Expression.Literal, "hello"), (definition.Find("a")!.Input("text")!.Type, definition.Find("a")!.Input("text")!.Text));
        Assert.True(definition.Find("a")!.CanStartWorkflow);
        Assert.Equal("Merge", definition.Find("a")!.MergeMode);
        Assert.Equal("00:01:00", definition.Find("b")!.Input("timeSpan")!.Text);
    }

    [Theory]
    [InlineData("""[{"source":"a","target":"b"}]""", "Done", "In")]
    [InlineData("""[{"source":"a","sourcePort":"True","target":"b","targetPort":"In"}]""", "True", "In")]
    [InlineData("""{"source":{"activity":"a","port":"X"},"target":{"activity":"b"}}""", "X", "In")]
    [InlineData("""{"$values":[{"Source":{"Activity":"a","Port":"X"},"Target":{"Activity":"b","Port":"In"}}]}""", "X", "In")]
    [InlineData("""[{"source":{"activity":"a","port":null},"target":{"activity":"b","port":""}}]""", "Done", "In")]
    public void Older_forms_of_connections_are_read_and_written_in_the_present_form(string connections, string sourcePort, string targetPort)
    {
        var definition = Sound("""{"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"T"},{"id":"b","type":"T"}],"connections":""" + connections + "}}");

        Assert.Equal(new Connection("a", sourcePort, "b", targetPort), Assert.Single(definition.Root.Connections));
        Assert.Equal(sourcePort, (string?)JsonNode.Parse(DefinitionWriter.Write(definition))!["root"]!["connections"]![0]!["source"]!["port"]);
    }

    [Fact]
    public void Embedded_steps_are_children_and_variables_of_a_container_are_its_own()
    {
        var definition = Sound("""
            {"root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"if","type":"Elsa.If","condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true}},
               "then":{"id":"t","type":"Elsa.SetName","value":{"typeName":"String","expression":{"type":"Literal","value":"x"}}},
               "else":{"id":"e","type":"Elsa.Sequence","variables":[{"id":"v","name":"V","typeName":"Int32"}],"activities":[{"id":"e1","type":"Elsa.End"}]}},
              {"id":"set","type":"Elsa.SetVariable","variable":{"id":"v","name":"V","typeName":"Int32"}},
              {"id":"sw","type":"Elsa.Switch","cases":[{"label":"one","condition":{"type":"Literal","value":true},"activity":{"id":"c1","type":"Elsa.End"}}]}]}}
            """);

        Assert.Equal(["t", "e"], definition.Find("if")!.Children.Select(child => child.Id));
        Assert.Equal("t", definition.Find("if")!.Ports["then"].Id);
        Assert.Equal("v", Assert.Single(definition.Find("e")!.Variables).Id);
        Assert.Equal("e", definition.ContainerOf("e1")!.Id);
        Assert.Empty(definition.Find("set")!.Children);
        Assert.Equal("c1", definition.Find("sw")!.Ports["one"].Id);
    }

    [Fact]
    public void Missing_ids_are_made_up_from_the_type_and_never_taken_twice()
    {
        var definition = Sound("""{"root":{"type":"Elsa.Flowchart","activities":[{"type":"Elsa.WriteLine"},{"id":"WriteLine1","type":"Elsa.WriteLine"},{"type":"Elsa.WriteLine"}]}}""");

        Assert.Equal(["Flowchart1", "WriteLine2", "WriteLine1", "WriteLine3"], definition.AllActivities.Select(activity => activity.Id));
    }

    [Theory]
    [InlineData("", "The file is not JSON: it breaks off or goes wrong at line 1, position 1.")]
    [InlineData("{\n  \"root\": }", "The file is not JSON: it breaks off or goes wrong at line 2, position 11.")]
    [InlineData("[1, 2]", "The file holds JSON, but not a workflow definition.")]
    [InlineData("{}", "The definition has no root: there is no flowchart in it.")]
    [InlineData("""{"root":{},"root":{}}""", "The file holds the field “root” twice in the same place.")]
    [InlineData("""{"name":"\ud800"}""", "The file holds a text that is not valid Unicode, at byte 8.")]
    [InlineData("""{"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"T"},{"id":"a","type":"T"}]}}""", "Two steps have the id “a”.")]
    [InlineData("""{"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a"}]}}""", "The step “a” does not say of which type it is.")]
    [InlineData("""{"root":{"id":"f","type":"Elsa.Flowchart","activities":[3]}}""", "The list of steps in “f” holds something that is not a step.")]
    [InlineData("""{"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"T"}],"connections":[{"source":"a","target":"gone"}]}}""", "The connection from “a” to “gone” hangs loose: there is no step “gone” in this flowchart.")]
    [InlineData("""{"root":{"id":"f","type":"Elsa.Flowchart","activities":[{"id":"a","type":"T"}],"connections":[{"source":"a"}]}}""", "A connection in “f” does not name the steps that it joins.")]
    public void What_does_not_hold_together_gets_one_sentence(string text, string sentence)
    {
        var reading = DefinitionReader.Read(text, "workflows/x.json");

        var problem = Assert.Single(reading.Problems);
        Assert.False(reading.IsSound);
        Assert.Equal("workflows/x.json", problem.File);
        Assert.Equal(sentence, problem.Sentence.In(CultureInfo.InvariantCulture));
        Assert.NotEqual(sentence, problem.Sentence.In(French));
    }

    [Fact]
    public void A_file_that_is_too_large_or_too_deep_is_refused_before_it_is_parsed()
    {
        var large = Assert.Single(DefinitionReader.Read(new string('x', 50_000_000)).Problems);
        var deep = Assert.Single(DefinitionReader.Read(string.Concat(Enumerable.Repeat("{\"a\":", 5_000))).Problems);

        Assert.StartsWith("The file is larger than 2 MB", large.Sentence.English, StringComparison.Ordinal);
        Assert.StartsWith("The file nests lists and objects", deep.Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fields_and_steps_are_kept_and_a_second_writing_gives_the_same_bytes()
    {
        var once = DefinitionWriter.Write(Sound("""
            {"somethingNew":{"b":[1,2.50,null]},"root":{"id":"f","type":"Elsa.Flowchart","customProperties":{"notFoundConnections":[]},"activities":[
              {"id":"é","type":"Other.Thing","weird":{"<a>":"ça"}},{"id":"b","type":"T"}],
              "connections":{"source":"é","target":"b","vertices":[{"x":1,"y":2}],"note":"kept"}}}
            """));

        Assert.Equal(once, DefinitionWriter.Write(Sound(once)));
        Assert.Contains("\"<a>\": \"ça\"", once, StringComparison.Ordinal);
        Assert.Contains("2.50", once, StringComparison.Ordinal);
        Assert.Contains("\"note\": \"kept\"", once, StringComparison.Ordinal);
        Assert.Contains("\"vertices\"", once, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_looks_at_content_and_not_at_layout()
    {
        var hash = DefinitionHash.Of(Sound("""{"definitionId":"x","version":1,"root":{"id":"f","type":"Elsa.Flowchart"}}"""));

        Assert.Equal(hash, DefinitionHash.Of(Sound("""{ "root": {"type":"Elsa.Flowchart", "id":"f"}, "version": 1.0, "definitionId":"\u0078" }""")));
        Assert.NotEqual(hash, DefinitionHash.Of(Sound("""{"definitionId":"x","version":2,"root":{"id":"f","type":"Elsa.Flowchart"}}""")));
        Assert.Matches("^[0-9a-f]{64}$", hash);
    }

    [Fact]
    public void An_edited_source_is_read_again_without_touching_the_first()
    {
        var first = Sound(Small.Expense);
        var edited = first.Source.DeepClone().AsObject();
        edited["root"]!["activities"]![0]!["id"] = "renamed";

        var reading = DefinitionReader.Read(edited);

        Assert.NotNull(reading.Definition!.Find("renamed"));
        Assert.NotNull(first.Find("s"));
    }

    private static WorkflowDefinition Sound(string text)
    {
        var reading = DefinitionReader.Read(text);
        Assert.Empty(reading.Problems.Select(problem => problem.Sentence.English));
        return reading.Definition!;
    }
}
