using Governance.Domain.Forms;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Designer.Conditions;

/// <summary>Says a condition as a sentence, in the words of its workflow.</summary>
public static class ConditionWords
{
    public static Sentence Of(Condition condition, WorkflowDefinition definition, FormCatalogue? forms = null) => condition switch
    {
        Condition.Compare one => new("{0} {1} {2}", Of(one.Of, definition, forms), Condition.Words(one.How), Value(one, definition, forms)),
        Condition.Group group => group.Parts.Select(part => part is Condition.Group ? new Sentence("({0})", Of(part, definition, forms)) : Of(part, definition, forms))
            .Aggregate((left, right) => group.All ? new("{0}, and {1}", left, right) : new("{0} or {1}", left, right)),
        _ => throw new InvalidOperationException("There is no such condition."),
    };

    /// <summary>What is asked about, in words; answers by the labels of the form where it is given.</summary>
    public static Sentence Of(Asked asked, WorkflowDefinition definition, FormCatalogue? forms = null) => asked switch
    {
        Asked.Value value => new("the value “{0}”", value.Name),
        Asked.Answer answer => new("the answer “{0}”", forms?.Field(answer.Field)?.Label ?? new Bilingual(answer.Field, answer.Field)),
        Asked.OutcomeOf outcome => new("the outcome of “{0}”", definition.Find(outcome.StepId) is { } step ? StepTitle.Of(step, null) : outcome.StepId),
        _ => throw new InvalidOperationException("Nothing else is asked about."),
    };

    private static object Value(Condition.Compare one, WorkflowDefinition definition, FormCatalogue? forms) => (one.To, one.Of) switch
    {
        ("true", _) => new Sentence("yes"),
        ("false", _) => new Sentence("no"),
        (var name, Asked.OutcomeOf outcome) when definition.Find(outcome.StepId) is { } step => OfferedOutcomes.LabelOf(step, name),
        (var name, Asked.Answer answer) when forms?.Field(answer.Field)?.Options?.FirstOrDefault(option => option.Id == name) is { } option => option.Label,
        var (text, _) => text,
    };
}
