using Governance.Designer.Desk;
using Governance.Designer.Editing;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Editing;

/// <summary>A mend that is offered mends: the problem that it was offered for is gone.</summary>
public sealed class MendTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddWorkflows().BuildServiceProvider();
    private readonly IReadOnlyDictionary<string, ActivityDeclaration> known;

    public MendTests() => known = services.GetRequiredService<ActivityCatalogue>().Declarations;

    public void Dispose() => services.Dispose();

    [Theory]
    [InlineData("The step offers no outcome.", """{"id":"d","type":"Governance.Decide"}""", "")]
    [InlineData("A connection starts from the outcome “{0}”, which the step does not offer.", """{"id":"d","type":"Governance.Decide","outcomes":[{"name":"go"}]}""", """{"source":{"activity":"d","port":"gone"},"target":{"activity":"end"}}""")]
    [InlineData("The flowchart has a second start, which never runs.", """{"id":"s2","type":"Elsa.Start"}""", "")]
    [InlineData("The outcome “{0}” is a return, so it needs a reason.", """{"id":"d","type":"Governance.Decide","outcomes":[{"name":"back","returns":true}]}""", """{"source":{"activity":"d","port":"back"},"target":{"activity":"d"}}""")]
    [InlineData("The outcome “{0}” is a return, but no way leads back from it to this step.", """{"id":"d","type":"Governance.Decide","outcomes":[{"name":"back","returns":true,"needsReason":true}]}""", """{"source":{"activity":"d","port":"back"},"target":{"activity":"end"}}""")]
    [InlineData("A definition that governs micro-credentials must use the flow mode “{0}”: the other one loses proposals that come back.", """{"id":"d","type":"Governance.Decide","outcomes":[{"name":"go"}]}""", "")]
    [InlineData("“{0}” is about the step “{1}”, which is not there.", """{"id":"d","type":"Governance.Decide","outcomes":[{"name":"go"}]}""", "")]
    public void A_mend_takes_its_problem_away(string sentence, string step, string line)
    {
        var definition = DefinitionReader.Read($$"""
            {"definitionId":"t","name":"T","customProperties":{"separationOfDuties":[{"rule":"no-author-decides","steps":["d","gone"]}] },"root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"s","type":"Elsa.Start"},{{step}},{"id":"end","type":"Elsa.Finish"}],"connections":[{{line}}] } }
            """).Definition!;
        var problem = DefinitionRules.Check(definition, known).First(found => found.Sentence.English == sentence);

        var mended = Mends.For(problem, definition, known)!.On(definition);

        Assert.DoesNotContain(DefinitionRules.Check(mended, known), found => found.Sentence.English == sentence && found.StepId == problem.StepId);
    }

    [Fact]
    public void Steps_are_told_each_once_and_after_what_leads_to_them()
    {
        foreach (var file in Directory.EnumerateFiles(RepoRoot.Path("workflows"), "*.json"))
        {
            var definition = DefinitionReader.Read(File.ReadAllText(file)).Definition!;
            var order = StepOrder.Of(definition, known);
            Assert.Equal(definition.Root.Activities.Select(step => step.Id).Order(), order.Select(step => step.Id).Order());
            Assert.True(order[0].CanStartWorkflow || order[0].Type == "Elsa.Start", file);
            // all branches of a fork stand before the join that they meet in
            var places = order.Select((step, place) => (step.Id, place)).ToDictionary(one => one.Id, one => one.place);
            foreach (var join in order.Where(step => step.Type == "Elsa.FlowJoin"))
                Assert.All(definition.Root.Connections.Where(way => way.Target == join.Id), way => Assert.True(places[way.Source] < places[join.Id], $"{file}: {way.Source} stands behind {join.Id}"));
        }
    }
}
