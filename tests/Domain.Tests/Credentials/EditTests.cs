using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Forms;

namespace Governance.Domain.Tests.Credentials;

public sealed class EditTests
{
    private static readonly FormCatalogue Forms = new();

    private static readonly Proposal Before = Proposal.Empty.With("hours", Answer(20)).With("learner-fee", Answer(250)).With("participation", Answer("hybrid")).With("seats", Answer(12));

    [Fact]
    public void An_edit_is_as_weighty_as_its_weightiest_answer_and_says_which_that_is()
    {
        Assert.Equal((EditClass.Major, "Major, because the hours changed from 20 to 36."), Of(Before.With("hours", Answer(36)).With("learner-fee", Answer(300))));
        Assert.Equal((EditClass.Minor, "Minor, because the price for a learner changed from 250 to 300."), Of(Before.With("learner-fee", Answer(300)).With("seats", Answer(14))));
        Assert.Equal((EditClass.Editorial, "Editorial, because the number of places changed from 12 to 14."), Of(Before.With("seats", Answer(14))));
        Assert.Null(Edit.Of(Forms, Before, Before));
    }

    [Fact]
    public void What_cannot_be_said_in_a_few_words_is_only_named()
    {
        Assert.Equal((EditClass.Major, "Major, because the competencies changed."), Of(Before.With(CompetencyMap.FieldId, Answer("a map"))));
        Assert.Equal((EditClass.Major, "Major, because the hours changed and the mastery benchmark changed."), Of(Before.With("hours", ProposalAnswer.None).With("mastery-benchmark", Answer(80))));
        Assert.Equal((EditClass.Major, "Major, because the hours changed from 20 to 36, and 2 other things changed."),
            Of(Before.With("hours", Answer(36)).With("mastery-benchmark", Answer(80)).With("assessment-plan", Answer("A plan"))));
    }

    [Fact]
    public void The_French_says_the_same()
    {
        var edit = Edit.Of(Forms, Before, Before.With("hours", Answer(36)).With("mastery-benchmark", Answer(80)));
        Assert.Equal("Majeure, parce que les heures ont changé (36 au lieu de 20) et que le seuil de maîtrise a changé.", edit!.Why.In(CultureInfo.GetCultureInfo("fr-CA")));
    }

    [Fact]
    public void Every_field_of_the_shipped_form_says_what_an_edit_of_it_is()
    {
        Assert.All(Forms.Sections.SelectMany(section => section.Fields), field =>
        {
            Assert.NotEqual(FieldEdit.Unnamed, field.Edit);
            Assert.True(field.Edit.What.IsComplete, field.Id);
            Assert.Contains(" chang", field.Edit.What.Fr, StringComparison.Ordinal);
            Assert.EndsWith(" changed", field.Edit.What.En, StringComparison.Ordinal);
        });
    }

    private static (EditClass, string) Of(Proposal after) =>
        Edit.Of(Forms, Before, after) is { } edit ? (edit.Class, edit.Why.In(CultureInfo.GetCultureInfo("en-CA"))) : throw new InvalidOperationException("Nothing differs.");

    private static ProposalAnswer Answer(int number) => ProposalAnswer.Of(JsonValue.Create(number));

    private static ProposalAnswer Answer(string text) => ProposalAnswer.Of(JsonValue.Create(text));
}
