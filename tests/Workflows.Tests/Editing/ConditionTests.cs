using Governance.Designer.Conditions;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Tests.Editing;

/// <summary>Conditions are written as the engine's scripts and read back from them.</summary>
public sealed class ConditionTests
{
    private static readonly string[] Texts = ["approve", "true", "false", "3", "-2.5", "", "l’été", "it's", @"back\slash", "12 weeks", "&&", "(", "1e5"];

    [Fact]
    public void What_is_written_is_a_script_that_reads_back_as_the_same_condition()
    {
        var chance = new Random(2026);
        for (var times = 0; times < 5_000; times++)
        {
            var condition = Some(chance, 0);
            var script = ConditionScript.Write(condition);
            Assert.Null(Script.Read(script).Problem);
            Assert.Equal(condition.Plain(), ConditionScript.Read(script));
        }
    }

    [Fact]
    public void Whatever_is_built_of_groups_in_groups_is_read_back_as_what_was_built()
    {
        var chance = new Random(5);
        var deepest = 0;
        for (var times = 0; times < 200; times++)
        {
            var whole = Condition.Group.Of(null);
            for (var acts = 0; acts < 30; acts++)
            {
                var built = Built(whole, chance, 0);
                var script = ConditionScript.Write(built);
                if (built.Plain() is not { } plain)
                {
                    Assert.Equal("", script);
                    continue;
                }
                var read = ConditionScript.Read(script);
                Assert.Equal(plain, read);
                Assert.True(ConditionWords.Of(read!, Empty).InBoth().IsComplete);
                whole = Condition.Group.Of(read);
                deepest = Math.Max(deepest, Depth(whole));
            }
        }
        Assert.Equal(ConditionScript.Deepest, deepest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("true")]
    [InlineData("getVariable('x')")]
    [InlineData("getVariable('x') == 3")]
    [InlineData("getVariable('x') === '3'")]
    [InlineData("getVariable('x') === 3 && getVariable('y') === 3 || getVariable('z') === 3")]
    [InlineData("(getVariable('x') === 3")]
    [InlineData("getVariable('x') === 3)")]
    [InlineData("!(getVariable('x') === 3)")]
    [InlineData("getVariable('x') === 3; setVariable('x', 4)")]
    public void A_script_that_says_more_or_less_stays_a_script(string script) => Assert.Null(ConditionScript.Read(script));

    [Theory]
    [InlineData("college", "credential-or-local-certificate", "the answer “learner-result” includes certification")]
    [InlineData("college", "osap-listing", "the answer “hours” is at least 5, and the answer “hours” is at most 300, and the answer “duration-weeks” is less than 12")]
    public void What_the_shipped_switches_ask_of_the_proposal_reads_as_a_sentence(string file, string name, string sentence)
    {
        var definition = DefinitionReader.Read(File.ReadAllText(RepoRoot.Path($"workflows/{file}.json"))).Definition!;
        var script = definition.AllActivities.Where(step => step.Type == "Elsa.FlowSwitch").SelectMany(step => Governance.Designer.Editing.SetBranches.Of(step, "cases")).First(one => one.Name == name).Condition!;

        Assert.Equal(sentence, ConditionWords.Of(ConditionScript.Read(script)!, definition).InBoth().En);
    }

    [Fact]
    public void The_questions_of_the_shipped_workflow_are_conditions_with_a_sentence()
    {
        var definition = DefinitionReader.Read(File.ReadAllText(RepoRoot.Path("workflows/micro-credential.json"))).Definition!;
        var questions = definition.AllActivities.Where(step => step.Type == "Elsa.FlowDecision").ToList();

        Assert.NotEmpty(questions);
        foreach (var question in questions)
        {
            var condition = ConditionScript.Read(question.Input("condition")!.Text);
            Assert.NotNull(condition);
            Assert.True(ConditionWords.Of(condition, definition).InBoth().IsComplete);
        }
        Assert.Equal("the value “ReviewsDiffer” is yes", ConditionWords.Of(ConditionScript.Read("getVariable('ReviewsDiffer') === true")!, definition).InBoth().En);
        Assert.Equal("the outcome of “Decide whether to go on” is not Reject",
            ConditionWords.Of(ConditionScript.Read("getOutputFrom('go-no-go','outcome') !== 'no-go'")!, definition).InBoth().En);
    }

    private static Condition Some(Random chance, int depth) => depth < 2 && chance.Next(3) > 0
        ? new Condition.Group(chance.Next(2) == 0, [.. Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Some(chance, depth + 1))])
        : chance.Next(3) switch
        {
            0 => new Condition.Compare(new Asked.Answer("Answers", "learner-result", false), chance.Next(2) == 0 ? Comparison.Includes : Comparison.IncludesNot, Texts[chance.Next(Texts.Length)]),
            1 => new Condition.Compare(new Asked.Answer("Answers", "hours", true), Enum.GetValues<Comparison>()[chance.Next(6)], "12.5"),
            _ => Plain(chance),
        };

    private static Condition.Compare Plain(Random chance) => chance.Next(4) == 0
        ? new Condition.Compare(new Asked.Answer("Answers", "language", false), Enum.GetValues<Comparison>()[chance.Next(6)], Texts[chance.Next(Texts.Length)])
        : new Condition.Compare(
            chance.Next(2) == 0 ? new Asked.Value("Years_" + chance.Next(9)) : new Asked.OutcomeOf("step-" + chance.Next(9)),
            Enum.GetValues<Comparison>()[chance.Next(6)], Texts[chance.Next(Texts.Length)]);

    private static readonly WorkflowDefinition Empty = DefinitionReader.Read("""{"definitionId":"x","name":"x","root":{"id":"f","type":"Elsa.Flowchart","activities":[],"connections":[]}}""").Definition!;

    // one act of the panel, somewhere in the groups: as deep as it offers them
    private static Condition.Group Built(Condition.Group at, Random chance, int depth)
    {
        if (chance.Next(4) > 0 && at.Parts.OfType<Condition.Group>().ToList() is { Count: > 0 } groups && groups[chance.Next(groups.Count)] is var inner)
            return at.With(at.Parts.ToList().IndexOf(inner), Built(inner, chance, depth + 1));
        return chance.Next(6) switch
        {
            0 when at.Parts.Count > 0 => at.Without(chance.Next(at.Parts.Count)),
            1 when at.Parts.Count > 0 => at.With(chance.Next(at.Parts.Count), Plain(chance)),
            2 => at with { All = !at.All },
            3 or 4 when at.Parts.Count > 0 && depth < ConditionScript.Deepest => at.With(new Condition.Group(!at.All, [Plain(chance), Plain(chance)])),
            _ => at.With(Plain(chance)),
        };
    }

    private static int Depth(Condition.Group group) => group.Parts.OfType<Condition.Group>().Select(inner => Depth(inner) + 1).DefaultIfEmpty(0).Max();
}
