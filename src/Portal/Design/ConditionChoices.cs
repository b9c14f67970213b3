using System.Globalization;
using Governance.Designer.Conditions;
using Governance.Designer.Editing;
using Governance.Domain.Forms;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Portal.Design;

/// <summary>What a condition of a workflow can ask about, how each is compared, and with what: typed by what is asked.</summary>
public sealed class ConditionChoices(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known, FormCatalogue forms)
{
    private static readonly Comparison[] Same = [Comparison.Is, Comparison.IsNot];
    private static readonly Comparison[] Sizes = [Comparison.Is, Comparison.IsNot, Comparison.AtLeast, Comparison.AtMost, Comparison.MoreThan, Comparison.LessThan];

    /// <summary>The values, the answers that a step reads into one, and the outcomes of the steps that people answer.</summary>
    public IReadOnlyList<Asked> All { get; } =
    [
        .. Readings(definition, known).SelectMany(reading => Read(reading, definition, forms)).Distinct(),
        .. definition.Variables.Where(variable => Readings(definition, known).All(reading => reading.Value != variable.Id)).Select(variable => new Asked.Value(variable.Name)),
        .. definition.Root.Activities.Where(step => known.GetValueOrDefault(step.Type)?.IsForPeople == true).Select(step => new Asked.OutcomeOf(step.Id)),
    ];

    /// <summary>Names one of them in a list.</summary>
    public static string Key(Asked asked) => asked switch
    {
        Asked.Value value => "v:" + value.Name,
        Asked.OutcomeOf outcome => "o:" + outcome.StepId,
        Asked.Answer answer => $"a:{answer.In}/{answer.Field}",
        _ => throw new InvalidOperationException("Nothing else is asked about."),
    };

    public IReadOnlyList<Comparison> HowOf(Asked asked) => asked switch
    {
        Asked.Answer answer => forms.Field(answer.Field)?.Type switch
        {
            FieldType.Choices => [Comparison.Includes, Comparison.IncludesNot],
            FieldType.Number or FieldType.Date => Sizes,
            _ => answer.IsNumber ? Sizes : Same,
        },
        Asked.Value value => TypeOf(value) is "Boolean" or "String" ? Same : Sizes,
        _ => Same,
    };

    /// <summary>What it can be compared with, by name and in words; none where it is typed.</summary>
    public IReadOnlyList<(string Name, string Label)> ValuesOf(Asked asked) => asked switch
    {
        Asked.OutcomeOf outcome when definition.Find(outcome.StepId) is { } step => [.. OfferedOutcomes.Of(step).Select(one => (one.Name, one.Label.ToString()))],
        Asked.Answer answer => [.. (forms.Field(answer.Field)?.Options ?? []).Select(option => (option.Id, option.Label.ToString()))],
        Asked.Value value when TypeOf(value) == "Boolean" => [("true", new Sentence("yes").ToString()), ("false", new Sentence("no").ToString())],
        _ => [],
    };

    /// <summary>The kind of field in which it is typed.</summary>
    public string InputOf(Asked asked) => asked switch
    {
        Asked.Answer answer => answer.IsNumber ? "number" : forms.Field(answer.Field)?.Type == FieldType.Date ? "date" : "text",
        Asked.Value value => TypeOf(value) is "Int32" or "Double" ? "number" : TypeOf(value) == "DateTime" ? "date" : "text",
        _ => "text",
    };

    /// <summary>The row with what fits what it asks about: the comparison and the value of something else mean nothing there.</summary>
    public Condition.Compare Fitting(Condition.Compare row)
    {
        var how = HowOf(row.Of).Contains(row.How) ? row.How : HowOf(row.Of)[0];
        var values = ValuesOf(row.Of);
        var to = values.Count > 0 ? (values.Any(value => value.Name == row.To) ? row.To : values[0].Name)
            : InputOf(row.Of) == "number" && !double.TryParse(row.To, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "0"
            : row.To;
        return row with { How = how, To = to };
    }

    private string? TypeOf(Asked.Value value) => definition.Variables.FirstOrDefault(variable => variable.Name == value.Name)?.TypeName;

    private static IEnumerable<Asked> Read((Activity Step, string Input, string Value) reading, WorkflowDefinition definition, FormCatalogue forms) =>
        definition.Variables.FirstOrDefault(variable => variable.Id == reading.Value) is not { } kept ? []
        : (StepOutcomes.Value(reading.Step.Raw(reading.Input)) as System.Text.Json.Nodes.JsonArray ?? []).Select(name => name?.ToString() ?? "")
            .Where(name => forms.Field(name) is not null).Select(name => new Asked.Answer(kept.Name, name, forms.Field(name)!.Type == FieldType.Number));

    // the steps that read answers of the form, the input that says which, and the value that keeps them
    private static IEnumerable<(Activity Step, string Input, string Value)> Readings(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        from step in definition.AllActivities
        from output in known.GetValueOrDefault(step.Type)?.Outputs ?? []
        where output.AnswersOf is not null && KeepOutput.Of(step, output) is not null
        select (step, output.AnswersOf!, KeepOutput.Of(step, output)!);
}
