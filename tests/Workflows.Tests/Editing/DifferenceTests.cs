using Governance.Designer.Compare;
using Governance.Designer.Editing;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Tests.Editing;

/// <summary>What differs between two versions is said, and nothing else is.</summary>
public sealed class DifferenceTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddWorkflows().BuildServiceProvider();
    private readonly IReadOnlyDictionary<string, ActivityDeclaration> known;

    public DifferenceTests() => known = services.GetRequiredService<ActivityCatalogue>().Declarations;

    private static WorkflowDefinition Expense => DefinitionReader.Read(Small.Expense).Definition!;

    public void Dispose() => services.Dispose();

    [Fact]
    public void Whatever_edit_was_made_is_named_in_both_languages_and_a_place_on_the_canvas_is_none()
    {
        var chance = new Random(2026);
        for (var times = 0; times < 600; times++)
        {
            var before = Expense;
            var edit = Edits.Some(before, known, chance);
            var history = Edits.Try(EditHistory.From(before), edit);
            var changes = DefinitionDifference.Between(before, history.Present, known);

            Assert.True((edit is MoveSteps || history.LastDone is null) == (changes.Count == 0), edit?.ToString());
            Assert.All(changes, change => Assert.True(change.What.InBoth().IsComplete));
        }
    }

    [Fact]
    public void The_sentences_say_what_became_of_what()
    {
        var before = new AddStep(known["Governance.Decide"], new(0, 0)).On(Expense);
        before = new SetInput("Decide1", Input("role"), InputValue.Of(InputKind.Role, "dean")).On(before);
        var after = new SetInput("Decide1", Input("role"), InputValue.Of(InputKind.Role, "registrar")).On(before);
        after = new SetInput("Decide1", Input("dueIn"), InputValue.Of(InputKind.Duration, "P10BD")).On(after);
        after = new RemoveOutcome("Decide1", "reject").On(after);
        after = new ChangeOutcome("Decide1", OutcomeForm.Of(after.Find("Decide1")!)[0] with { Label = new("Agree", "Accepter") }).On(after);

        Assert.Equal(
            [
                "“Decide”: “Who” is Registrar, was Dean.",
                "“Decide”: “Time to answer” is 10 business days, was nothing.",
                "“Decide” does not offer “Reject and close” any more.",
                "“Decide”: the outcome “Approve” now reads “Agree”.",
            ],
            DefinitionDifference.Between(before, after, known).Select(change => change.What.InBoth().En));
        Assert.Equal(ChangeKind.Changed, DefinitionDifference.Marks(DefinitionDifference.Between(before, after, known))["Decide1"]);
        Assert.Equal(ChangeKind.Added, DefinitionDifference.Marks(DefinitionDifference.Between(Expense, before, known))["Decide1"]);
        Assert.Equal(ChangeKind.Removed, DefinitionDifference.Marks(DefinitionDifference.Between(before, Expense, known))["Decide1"]);
    }

    private InputDeclaration Input(string name) => known["Governance.Decide"].Inputs.First(input => input.Name == name);
}
