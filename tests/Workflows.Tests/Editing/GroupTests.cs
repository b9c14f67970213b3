using Governance.Designer.Editing;
using Governance.Domain.Rules;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Editing;

/// <summary>Steps are put into a part of their own, and one step that uses it stands in their place.</summary>
public sealed class GroupTests : IDisposable
{
    private static readonly string[] Pilot = ["pilot", "cohort"];

    private readonly ServiceProvider services = new ServiceCollection().AddWorkflows().BuildServiceProvider();

    private static WorkflowDefinition College => DefinitionReader.Read(File.ReadAllText(RepoRoot.Path("workflows/college.json"))).Definition!;

    public void Dispose() => services.Dispose();

    [Fact]
    public void The_ways_in_and_out_lead_to_and_from_the_part_and_both_are_sound()
    {
        var group = new GroupSteps(Pilot, "pilot-run", new("Pilot run", "Essai pilote"));

        var after = group.On(College);
        var part = DefinitionReader.Read(group.Part(College)).Definition!;

        Assert.Null(after.Find("cohort"));
        var step = after.Find(group.IdIn(College))!;
        Assert.Equal(("PilotRun", "pilot-run"), (step.Type, step.Raw("workflowDefinitionId")!.ToString()));
        Assert.Contains(new Connection("to-pilot", "Done", step.Id, "In"), after.Root.Connections);
        Assert.Contains(new Connection(step.Id, "cohort-complete", "cohort-evaluate", "In"), after.Root.Connections);
        Assert.Contains(new Connection(step.Id, "not-run", "not-run-evaluate", "In"), after.Root.Connections);
        Assert.Equal(["cohort-complete", "not-run"], part.Outcomes);
        Assert.Contains(new Connection("start", "Done", "pilot", "In"), part.Root.Connections);
        Assert.Contains(new Connection("cohort", "not-run", "end-not-run", "In"), part.Root.Connections);

        var catalogue = services.GetRequiredService<ActivityCatalogue>();
        Assert.Empty(DefinitionRules.Refusals(part, catalogue.Declarations));
        var used = new[] { "appeal", "quality-review", "teach-out" }.Select(name => DefinitionReader.Read(File.ReadAllText(RepoRoot.Path($"workflows/{name}.json"))).Definition!);
        Assert.Empty(DefinitionRules.Refusals(after, catalogue.Known([.. used, part])).Select(problem => problem.Sentence.InBoth().En));
    }

    [Fact]
    public void It_is_taken_back_to_the_byte()
    {
        var before = EditHistory.From(College);
        Assert.Equal(DefinitionWriter.Write(College), DefinitionWriter.Write(before.Do(new GroupSteps(Pilot, "pilot-run", new("Pilot run", "Essai pilote")), "officer").Undo().Present));
    }

    [Fact]
    public void Who_may_not_decide_at_a_step_may_not_decide_in_its_part()
    {
        var definition = DefinitionReader.Read("""
            {"definitionId":"t","name":"T","customProperties":{"separationOfDuties":[{"rule":"no-author-decides","steps":["one","three"]}]},"root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"one","type":"Governance.Decide"},{"id":"two","type":"Governance.Decide"},{"id":"three","type":"Governance.Decide"},{"id":"idea","type":"Governance.FillForm"}],"connections":[]}}
            """).Definition!;
        foreach (var (from, to) in new[] { ("idea", "one"), ("one", "two"), ("two", "three") })
            definition = new Connect(from, "done", to).On(definition);

        var after = new GroupSteps(["one", "two"], "x", new("Both", "Les deux")).On(definition);

        Assert.Equal(["three", "Both1"], DeclaredDuties.Of(after).Single().Steps);
        Assert.Equal([new("idea", "done", "Both1", "In"), new("Both1", "Done", "three", "In")], after.Root.Connections.OrderBy(line => line.Source != "idea"));
    }

    [Theory]
    [InlineData("Choose two steps or more of the drawing itself.", "design")]
    [InlineData("“{0}” begins the workflow, so it stays outside.", "proposed", "idea")]
    [InlineData("“{0}” ends the workflow, so it stays outside.", "teach-out", "archived")]
    [InlineData("The flow comes in at more than one place: at “{0}” and at “{1}”.", "design", "build")]
    [InlineData("“{0}” asks for the outcome of “{1}”, which stays outside.", "go-no-go-return-move", "go-no-go-return-tell")]
    [InlineData("“{0}” stays outside and asks for the outcome of “{1}”.", "consolidation", "third-review")]
    [InlineData("“{0}” uses the value “{1}” of the workflow, which a part does not know.", "count-year", "three-years")]
    public void Steps_that_cannot_stand_alone_stay_and_a_sentence_says_why(string sentence, params string[] steps) =>
        Assert.Equal(sentence, Refused(new GroupSteps(steps, "x", new("X", "X")))?.Sentence.English);

    private static RuleBroken? Refused(GroupSteps group) => Record.Exception(() => group.On(College)) as RuleBroken;
}
