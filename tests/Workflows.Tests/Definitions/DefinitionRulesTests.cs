using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Tests.Definitions;

public sealed class DefinitionRulesTests
{
    private static readonly Dictionary<string, ActivityDeclaration> Known = new List<ActivityDeclaration>
    {
        Kind("Elsa.Start"),
        Kind("Elsa.End") with { IsTerminal = true, Outcomes = [] },
        Kind("Elsa.FlowFork", new InputDeclaration("branches", Text("Branches"), InputKind.Branches, IsRequired: true)) with { Outcomes = [] },
        Kind("Elsa.FlowJoin", new InputDeclaration("mode", Text("Waits for"), InputKind.Choice, Options: ["WaitAll", "WaitAny"])),
        Kind("Elsa.FlowDecision", new InputDeclaration("condition", Text("Condition"), InputKind.Condition, IsRequired: true)) with { Outcomes = ["True", "False"] },
        Kind("Elsa.FlowSwitch", new InputDeclaration("cases", Text("Cases"), InputKind.Cases, IsRequired: true), new InputDeclaration("mode", Text("Mode"), InputKind.Text)) with { Outcomes = ["Default"] },
        Kind("Elsa.WriteLine", new InputDeclaration("text", Text("Text"), InputKind.Text)),
        Kind("Elsa.Delay", new InputDeclaration("timeSpan", Text("How long"), InputKind.Duration, IsRequired: true)),
        Kind("Elsa.SetVariable", new InputDeclaration("variable", Text("Variable"), InputKind.Variable, IsRequired: true), new InputDeclaration("value", Text("Value"), InputKind.Any)),
        Kind("Governance.Decide", new InputDeclaration("role", Text("Who"), InputKind.Role, IsRequired: true), new InputDeclaration("note", Text("Note"), InputKind.Bilingual))
            with { Outcomes = [], HasOwnOutcomes = true, IsForPeople = true },
    }.ToDictionary(declaration => declaration.Type);

    [Fact]
    public void A_sound_definition_has_no_problems()
    {
        Assert.Empty(Check(Flow.Governed()));
    }

    [Fact]
    public void A_text_that_is_not_a_definition_is_one_problem_with_its_file()
    {
        var problem = Assert.Single(DefinitionRules.Check("{", "workflows/broken.json", Known));

        Assert.Equal("workflows/broken.json", problem.File);
        Assert.All(DefinitionRules.Check(Flow.Governed(flow => flow.Add("lost", "Elsa.WriteLine")).Text, "a.json", Known), found => Assert.Equal("a.json", found.File));
    }

    [Fact]
    public void Reading_problems_stand_beside_those_of_meaning()
    {
        Assert.Equal(
            ["a: Two steps have the id “a”.", "start: The connection from “start” to “gone” hangs loose: there is no step “gone” in this flowchart.", "a: No step of the type “Elsa.Nothing” is known here."],
            Check(Flow.Governed(flow => flow.Add("a", "Elsa.WriteLine").Add("a", "Elsa.Nothing").Connect("start", "Done", "a", instead: true).Connect("start", "Done", "gone"))));
    }

    [Fact]
    public void The_definition_as_a_whole_needs_a_name_a_mode_and_variables_of_different_names()
    {
        var problems = Check(Flow.Governed(flow =>
        {
            flow.Source["name"] = " ";
            flow.Source["definitionId"] = "";
            flow.Source["customProperties"] = new JsonObject { [WorkflowDefinition.FlowModeProperty] = "Both" };
            flow.Source["variables"] = new JsonArray(Variable("1", "x"), Variable("1", "x"));
        }));

        Assert.Equal(
            [
                "The definition has no id of its own (definitionId).",
                "The definition has no name.",
                "The flow mode must be “TokenBased” or “CounterBased”.",
                "Two variables are called “x”.",
                "Two variables have the id “1”.",
                "A definition that governs micro-credentials must use the flow mode “TokenBased”: the other one loses proposals that come back.",
                "The definition has no French name.",
            ],
            problems);
    }

    [Theory]
    [InlineData("role", null, "decide: The step lacks “Who”.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"Literal","value":" "}}""", "decide: The step lacks “Who”.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"Liquid","value":"{{ x }}"}}""", "decide: “Who”: expressions of the type “Liquid” are not run here.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"JavaScript","value":"1 +"}}""", "decide: “Who”, character 4: The expression ends where something is still missing.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"JavaScript","value":"nobody"}}""", "decide: “Who”, character 1: There is nothing called “nobody”.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"JavaScript","value":"variables.Rôle"}}""", "decide: “Who”: there is no variable “Rôle” here.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"JavaScript","value":"getOutputFrom('gone', 'outcome')"}}""", "decide: “Who” asks what the step “gone” found out, which is not there.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"Variable","value":{"id":"v9","name":"V"}}}""", "decide: “Who”: there is no variable “v9” here.")]
    [InlineData("role", """{"typeName":"String","expression":{"type":"Json","value":"{"}}""", "decide: “Who”: the value is not JSON.")]
    [InlineData("comment", """{"typeName":"String","memoryReference":{"id":"gone"}}""", "decide: “comment”: there is no variable “gone” here.")]
    [InlineData("note", """{"en":"Only English"}""", "decide: “Note” is needed in English and in French.")]
    [InlineData("note", """{"typeName":"Object","expression":{"type":"Object","value":"{\"en\":\"Only English\"}"}}""", "decide: “Note” is needed in English and in French.")]
    [InlineData("metadata", """{"displayText":"Only English"}""", null)]
    [InlineData("customProperties", "{}", "decide: The step needs a name in English and in French.")]
    [InlineData("type", "\"Elsa.Unheard\"", "decide: No step of the type “Elsa.Unheard” is known here.")]
    public void A_step_is_checked_field_by_field(string field, string? json, string? problem)
    {
        var problems = Check(Flow.Governed(flow =>
        {
            flow.Step("decide")[field] = json is null ? null : JsonNode.Parse(json);
            // whatever is said of the mode has its own test
            flow.Source["customProperties"]!["displayText"] = new JsonObject { ["fr"] = "Vie" };
        }));

        Assert.Equal(problem is null ? [] : [problem], problems);
    }

    [Theory]
    [InlineData("part/inside", null)]
    [InlineData("part/gone", "decide: “Who” asks what the step “part/gone” found out, which is not there.")]
    [InlineData("end/inside", "decide: “Who” asks what the step “end/inside” found out, which is not there.")]
    [InlineData("inside", "decide: “Who” asks what the step “inside” found out, which is not there.")]
    public void What_is_asked_of_a_part_must_be_a_step_of_that_part(string asked, string? problem)
    {
        var flow = Flow.Governed(flow =>
        {
            flow.Source["customProperties"]!["displayText"] = new JsonObject { ["fr"] = "Vie" };
            flow.Step("decide")["role"] = JsonNode.Parse($$$"""{"typeName":"String","expression":{"type":"JavaScript","value":"getOutputFrom('{{{asked}}}','outcome')"}}""");
            flow.Add("part", "Part");
        });
        var withPart = new Dictionary<string, ActivityDeclaration>(Known) { ["Part"] = new("Part", new("Part", "Partie"), new("", ""), [], ["Done"]) { WorkflowId = "part", Steps = ["inside"] } };

        Assert.Equal(problem, DefinitionRules.Check(DefinitionReader.Read(flow.Text).Definition!, withPart)
            .Select(found => $"{found.StepId}: {found.Sentence.In(CultureInfo.InvariantCulture)}").SingleOrDefault(text => text.Contains("found out", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_problem_names_the_field_and_a_value_begins_as_what_it_is()
    {
        var read = Flow.Governed(flow =>
        {
            flow.Step("decide")["role"] = null;
            flow.Source["variables"] = JsonNode.Parse("""[{"id":"1","name":"Hours","typeName":"Int32","value":"many"},{"id":"2","name":"On","typeName":"DateTime","value":"2026-11-26"},{"id":"3","name":"Rest","typeName":"Object","value":"{"}]""");
        });

        var problems = DefinitionRules.Check(DefinitionReader.Read(read.Text).Definition!, Known);
        Assert.Equal("role", problems.Single(problem => problem.Sentence.English == "The step lacks “{0}”.").Input);
        var value = problems.Single(problem => problem.Sentence.English.Contains("at the start", StringComparison.Ordinal));
        Assert.Equal(("1", "The value “Hours” cannot be “many” at the start."), (value.Input, value.Sentence.In(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "tomorrow", "“How long” cannot be “tomorrow”.")]
    [InlineData("Elsa.Delay", "timeSpan", "PT", "“How long” cannot be “PT”.")]
    [InlineData("Elsa.Delay", "timeSpan", "P1Y6M", null)]
    [InlineData("Elsa.Delay", "timeSpan", "1.12:00:00", null)]
    [InlineData("Elsa.FlowJoin", "mode", "WaitSome", "“Waits for” cannot be “WaitSome”.")]
    public void A_fixed_value_must_fit_its_input(string type, string input, string value, string? problem)
    {
        var problems = Check(Flow.Plain(flow => flow.Add("x", type, (input, value)).Connect("start", "Done", "x", instead: true).Connect("x", "Done", "end")));

        Assert.Equal(problem is null ? [] : ["x: " + problem], problems.Where(sentence => !sentence.Contains("closes no fork", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_outcomes_of_a_step_for_people_have_names_texts_and_somewhere_to_go()
    {
        var problems = Check(Flow.Governed(flow => flow.Step("decide")["outcomes"] = JsonNode.Parse("""
            [{"name":"approved","label":{"en":"Approve","fr":"Approuver"}},
             {"name":"approved","label":{"en":"Approve","fr":"Approuver"},"hint":{"en":"Once more"}},
             {"name":"later","label":{"en":"Later"},"needsReason":"yes"},
             {"label":{"en":"Nameless","fr":"Sans nom"}}]
            """)));

        Assert.Equal(
            [
                "decide: The step offers the outcome “approved” twice.",
                "decide: An outcome of the step has no name.",
                "decide: “needsReason” of the outcome “later” must be true or false.",
                "decide: The outcome “approved” needs its texts in English and in French.",
                "decide: The outcome “later” needs its texts in English and in French.",
                "decide: A connection starts from the outcome “returned”, which the step does not offer.",
                "decide: The outcome “Later” leads nowhere.",
            ],
            problems);
        Assert.Contains("decide: The step offers no outcome.", Check(Flow.Governed(flow => flow.Step("decide").Remove("outcomes"))));
    }

    [Theory]
    [InlineData("""[]""", 0)]
    [InlineData("""[{"name":"a","label":{"en":"First","fr":"Première"}}]""", 0)]
    [InlineData("""[{"name":"a","label":{"en":"First"}}]""", 1)]
    [InlineData("""[{"name":"a","label":{"en":"","fr":"Première"}}]""", 1)]
    public void A_branch_is_called_in_both_languages_or_by_its_name_alone(string outcomes, int problems)
    {
        var found = Check(Flow.Governed(flow => flow.Fork("split", "a", "b").Step("split")["outcomes"] = JsonNode.Parse(outcomes)));

        Assert.Equal(Enumerable.Repeat("split: The outcome “a” needs its texts in English and in French.", problems), found.Where(problem => problem.Contains("in English", StringComparison.Ordinal)));
    }

    [Fact]
    public void Connections_start_from_outcomes_that_exist_and_are_drawn_once()
    {
        var problems = Check(Flow.Plain(flow => flow
            .Add("choose", "Elsa.FlowSwitch", """[{"label":"one","condition":{"type":"JavaScript","value":"whatever"}}]""")
            .Connect("start", "Done", "choose", instead: true)
            .Connect("choose", "one", "end").Connect("choose", "one", "end").Connect("choose", "Default", "end").Connect("choose", "two", "end")));

        Assert.Equal(
            [
                "choose: “one”, character 1: There is nothing called “whatever”.",
                "choose: The connection from “choose” to “end” is drawn twice.",
                "choose: A connection starts from the outcome “two”, which the step does not offer.",
            ],
            problems);
    }

    [Fact]
    public void What_a_loose_connection_cuts_off_is_not_reported_as_well()
    {
        var problems = Check(Flow.Governed(flow => flow.Fork("fork", "a", "b").Steps("a", "b").Join("join")
            .Connect("start", "Done", "fork", instead: true).Connect("fork", "a", "a").Connect("fork", "b", "gone")
            .Chain("a", "join", "decide").Connect("b", "Done", "join")));

        Assert.Equal(["fork: The connection from “fork” to “gone” hangs loose: there is no step “gone” in this flowchart."], problems);
    }

    [Fact]
    public void Every_step_can_be_reached_from_the_one_start()
    {
        Assert.Equal(
            ["lost: No way leads to the step “lost”.", "round: No way leads to the step “round”."],
            Check(Flow.Plain(flow => flow.Add("lost", "Elsa.WriteLine").Add("round", "Elsa.WriteLine").Connect("lost", "Done", "round").Connect("round", "Done", "lost"))));
        Assert.Equal(["flow: The flowchart has no start."], Check(Flow.Plain(flow => flow.Step("start")["type"] = "Elsa.WriteLine")));
        Assert.Equal(["second: The flowchart has a second start, which never runs."], Check(Flow.Plain(flow => flow.Add("second", "Elsa.Start"))));
    }

    [Fact]
    public void A_variable_of_a_container_is_known_to_the_steps_inside_it_only()
    {
        var problems = Check(Flow.Plain(flow =>
        {
            flow.Source["root"]!["variables"] = new JsonArray(Variable("t", "Total"));
            flow.Add("set", "Elsa.SetVariable").Connect("start", "Done", "set", instead: true).Connect("set", "Done", "end");
            flow.Step("set")["variable"] = new JsonObject { ["id"] = "t" };
            flow.Step("set")["value"] = JsonNode.Parse("""{"typeName":"Object","expression":{"type":"JavaScript","value":"getTotal() + variables.CurrentValue"}}""");
        }));

        Assert.Empty(problems);
    }

    [Fact]
    public void Actions_at_any_time_name_texts_roles_and_states_that_exist()
    {
        var problems = Check(Flow.Governed(flow => flow.Source["customProperties"]!["anytime"] = JsonNode.Parse("""
            [{"name":"withdraw","label":{"en":"Withdraw","fr":"Retirer"},"roles":["initiative-lead"],"states":["Ideation"],"cancelsWith":"Withdraw"},
             {"name":"stop","label":{"en":"Stop"},"roles":[],"states":["Nowhere"],"cancelsWith":"Explode"},
             {"label":{}}, 3]
            """)));

        Assert.Equal(
            [
                "The action “stop” needs its texts in English and in French.",
                "The action “stop” names no role that may take it.",
                "The action “stop” names the state “Nowhere”, which a micro-credential does not have.",
                "The action “stop” ends with the move “Explode”, which a micro-credential does not have.",
                "An action in “anytime” has no name.",
                "An action in “anytime” has no name.",
            ],
            problems);
    }

    private static JsonObject Variable(string id, string name) => new() { ["id"] = id, ["name"] = name, ["typeName"] = "String" };

    private static Bilingual Text(string english) => new(english, english);

    private static ActivityDeclaration Kind(string type, params InputDeclaration[] inputs) => new(type, Text(type), Text(type), inputs, ["Done"]);

    internal static IReadOnlyList<StepProblem> Problems(DefinitionReading reading) => DefinitionRules.Check(reading, Known);

    internal static IReadOnlyList<string> OutcomesOf(Activity step) => StepOutcomes.Of(step, Known[step.Type]);

    internal static IReadOnlyList<string> Check(Flow flow) =>
        [.. Problems(DefinitionReader.Read(flow.Text))
            .Select(problem => (problem.StepId is null ? "" : problem.StepId + ": ") + problem.Sentence.In(CultureInfo.InvariantCulture))];
}
