using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Forms;
using Governance.Domain.Work;

namespace Governance.Workflows.Definitions;

/// <summary>
/// What must hold for decisions that may be asked again: what they judge exists, blind reviews of one group stand or
/// fall together, a return leads back, and nothing that stands before a final step is overwritten on the way to it.
/// </summary>
internal static class ReturnRules
{
    private static readonly FormCatalogue Forms = new();

    public static IEnumerable<StepProblem> Check(Activity flowchart, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var naming = flowchart.Activities.Where(step => known.TryGetValue(step.Type, out var declaration) && declaration.Inputs.Any(IsNamed)).ToList();
        var deciding = naming.Where(step => known[step.Type].IsForPeople).ToList();
        return naming.SelectMany(step => Named(step, known[step.Type]))
            .Concat(deciding.SelectMany(step => Returning(flowchart, step)))
            .Concat(Groups(deciding))
            .Concat(deciding.Where(IsFinal).SelectMany(final => Overwritten(flowchart, deciding, final, known)));
    }

    private static bool IsNamed(InputDeclaration input) => input.Kind == InputKind.FormFields;

    private static IEnumerable<StepProblem> Named(Activity step, ActivityDeclaration declaration)
    {
        var input = declaration.Inputs.First(IsNamed);
        if (step.Raw(input.Name) is not null && StepOutcomes.Value(step.Raw(input.Name)) is not JsonArray { Count: > 0 })
            return [new(step.Id, "“{0}” is a list of fields and sections of the form.", input.Label) { Input = input.Name }];
        return JudgedFields.Unknown(Forms, Names(step, input.Name)).Select(name => new StepProblem(step.Id, "“{0}”: no field and no section of the form is called “{1}”.", input.Label, name) { Input = input.Name });
    }

    private static IEnumerable<StepProblem> Returning(Activity flowchart, Activity step)
    {
        foreach (var outcome in StepOutcomes.Objects(step).Where(outcome => outcome[ReturnWay.Flag] is not null))
        {
            var name = outcome.Text("name") ?? "";
            if (outcome[ReturnWay.Flag]!.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                yield return new(step.Id, "“{0}” of the outcome “{1}” must be true or false.", ReturnWay.Flag, name);
            else if (outcome.Flag(ReturnWay.Flag) && !outcome.Flag("needsReason"))
                yield return new(step.Id, "The outcome “{0}” is a return, so it needs a reason.", name);
            else if (outcome.Flag(ReturnWay.Flag) && !ReturnWay.From(flowchart, step.Id, name).Contains(step.Id))
                yield return new(step.Id, "The outcome “{0}” is a return, but no way leads back from it to this step.", name);
        }
    }

    private static IEnumerable<StepProblem> Groups(IEnumerable<Activity> deciding) =>
        from step in deciding
        where step.Input("group")?.Text is { Length: > 0 }
        group step by step.Input("group")!.Text into blind
        from other in blind.Skip(1)
        where !Fields(other).ToHashSet(StringComparer.Ordinal).SetEquals(Fields(blind.First()))
        select new StepProblem(other.Id, "“{0}” and “{1}” are blind to each other, so they must judge the same fields: they stand or fall together.",
            DefinitionRules.Called(blind.First()), DefinitionRules.Called(other));

    // a decision over what is written after it can never stand when the final step is reached
    private static IEnumerable<StepProblem> Overwritten(Activity flowchart, IEnumerable<Activity> deciding, Activity final, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        from decision in deciding
        where decision.Id != final.Id
        let judged = Fields(decision)
        from form in After(flowchart, decision, known)
        where Written(form, known).Intersect(judged, StringComparer.Ordinal).Any() && After(flowchart, form, known).Contains(final)
        select new StepProblem(decision.Id, "The step judges what “{0}” writes after it, so it would not stand any more at “{1}”: name what it judges.",
            DefinitionRules.Called(form), DefinitionRules.Called(final));

    private static List<Activity> After(Activity flowchart, Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var onward = StepOutcomes.Of(step, known[step.Type]).Where(outcome => !ReturnWay.IsReturn(step, outcome))
            .SelectMany(outcome => ReturnWay.From(flowchart, step.Id, outcome)).ToHashSet(StringComparer.Ordinal);
        return [.. flowchart.Activities.Where(one => onward.Contains(one.Id) && known.ContainsKey(one.Type))];
    }

    private static IEnumerable<string> Written(Activity form, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        known[form.Type].Inputs.Where(input => input.Kind == InputKind.FormSection).Select(input => form.Input(input.Name)?.Text).OfType<string>()
            .SelectMany(section => JudgedFields.Of(Forms, [section]));

    private static bool IsFinal(Activity step) => step.Input("final") is { Text: "true" or "True" };

    private static IReadOnlyList<string> Fields(Activity step) => JudgedFields.Of(Forms, Names(step) is { Count: > 0 } names ? names : [JudgedFields.Everything]);

    private static IReadOnlyList<string> Names(Activity step, string input = "judges") =>
        StepOutcomes.Value(step.Raw(input)) is JsonArray names ? [.. names.Select(name => name?.ToString() ?? "")] : [];
}
