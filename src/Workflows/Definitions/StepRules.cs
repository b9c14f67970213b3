using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>What must hold for one step: a known kind, its required inputs, values that fit, texts in both languages.</summary>
internal static class StepRules
{
    public static IEnumerable<StepProblem> Check(Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        if (step.Type.Length == 0 || step.Type == FlowShape.Flowchart)
            yield break;
        if (!known.TryGetValue(step.Type, out var declaration))
        {
            yield return new(step.Id, "No step of the type “{0}” is known here.", step.Type);
            yield break;
        }
        foreach (var input in declaration.Inputs)
        {
            if (input.IsRequired && IsMissing(step, input))
                yield return new(step.Id, "The step lacks “{0}”.", input.Label) { Input = input.Name };
            else if (IsOfTrigger(step, declaration, input) && TriggerInput.Of(step, input.Name) is null)
                yield return new(step.Id, "“{0}” says what starts the workflow, so it cannot depend on what a running workflow knows.", input.Label) { Input = input.Name };
            else if (Fixed(step, declaration, input) is { } text && !Fits(input, text))
                yield return Misfit(step, input, text) with { Input = input.Name };
        }
        foreach (var problem in Outcomes(step, declaration).Concat(Texts(step, declaration)))
            yield return problem;
    }

    /// <summary>Whether the kind of step is the product's own: its texts are for everybody, so both languages are needed.</summary>
    public static bool IsGovernance(ActivityDeclaration declaration) => declaration.Type.StartsWith("Governance.", StringComparison.Ordinal);

    /// <summary>A text in both languages: {"en", "fr"}.</summary>
    public static bool IsInBothLanguages(JsonNode? node) =>
        node is JsonObject texts && !string.IsNullOrWhiteSpace(texts.Text("en")) && !string.IsNullOrWhiteSpace(texts.Text("fr"));

    private static bool IsMissing(Activity step, InputDeclaration input) => step.Raw(input.Name) switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        var given when Activity.ExpressionOf(given) is { } expression => string.IsNullOrWhiteSpace(expression.Text),
        JsonObject raw => raw.Has("expression"),
        _ => false,
    };

    private static bool IsOfTrigger(Activity step, ActivityDeclaration declaration, InputDeclaration input) =>
        step.CanStartWorkflow && input.Name == declaration.TriggerInput;

    // a value that stands in the file, or is computed from nothing but the file
    private static string? Fixed(Activity step, ActivityDeclaration declaration, InputDeclaration input) =>
        IsOfTrigger(step, declaration, input) ? TriggerInput.Of(step, input.Name)
        : step.Input(input.Name) is { Type: Expression.Literal, Text: { Length: > 0 } text } ? text : null;

    private static StepProblem Misfit(Activity step, InputDeclaration input, string text) => (input.Kind, CalendarRule.IsValid(text)) switch
    {
        (InputKind.Number, _) when input is { Least: { } least, Most: { } most } => new(step.Id, "“{0}” is a whole number from {1} to {2}, not “{3}”.", input.Label, least, most, text),
        (InputKind.CalendarRule, false) => new(step.Id, "“{0}”: “{1}” is not a cron expression. It has five fields, or six with seconds first.", input.Label, text),
        (InputKind.CalendarRule, true) => new(step.Id, "“{0}”: the time “{1}” never comes.", input.Label, text),
        _ => new(step.Id, "“{0}” cannot be “{1}”.", input.Label, text),
    };

    private static bool Fits(InputDeclaration input, string text) => input.Kind switch
    {
        InputKind.Choice => input.Options is null || input.Options.Any(option => option.Value == text),
        InputKind.Number => IsNumber(input, text),
        InputKind.Boolean or InputKind.Condition => bool.TryParse(text, out _),
        InputKind.Duration => Period.IsValid(text),
        InputKind.Interval => Period.IsInterval(text),
        InputKind.CalendarRule => CalendarRule.Next(text, DateTimeOffset.UnixEpoch) is not null,
        InputKind.DateTime => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        InputKind.Person => Guid.TryParse(text, out _),
        InputKind.Text or InputKind.Role or InputKind.Body or InputKind.Rubric or InputKind.FormSection or InputKind.FormFields or InputKind.Any or InputKind.Variable or InputKind.Cases or InputKind.Bilingual or InputKind.Branches => true,
    };

    private static bool IsNumber(InputDeclaration input, string text) => input is { Least: { } least, Most: { } most }
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole >= least && whole <= most
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<StepProblem> Outcomes(Activity step, ActivityDeclaration declaration)
    {
        var own = StepOutcomes.Own(step, declaration);
        if (declaration.HasOwnOutcomes && StepOutcomes.Of(step, declaration).Count == 0)
            yield return new(step.Id, "The step offers no outcome.");
        foreach (var name in own.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return new(step.Id, "The step offers the outcome “{0}” twice.", name);
        if (own.Any(string.IsNullOrWhiteSpace) || (declaration.HasOwnOutcomes && StepOutcomes.Objects(step).Any(outcome => outcome.Text("name") is null)))
            yield return new(step.Id, "An outcome of the step has no name.");
        foreach (var outcome in declaration.HasOwnOutcomes ? StepOutcomes.Objects(step) : [])
        {
            if (outcome["needsReason"] is { } flag && flag.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
                yield return new(step.Id, "“{0}” of the outcome “{1}” must be true or false.", "needsReason", outcome.Text("name") ?? "");
        }
    }

    private static IEnumerable<StepProblem> Texts(Activity step, ActivityDeclaration declaration)
    {
        var isOurs = IsGovernance(declaration);
        if (isOurs && !step.DisplayText.IsComplete)
            yield return new(step.Id, "The step needs a name in English and in French.");
        foreach (var outcome in StepOutcomes.Objects(step))
        foreach (var field in new[] { "label", "hint" })
        {
            // a hint may be left out, and a label where the outcome is no step’s for people: a fork of Elsa’s has names alone
            if (!IsInBothLanguages(outcome[field]) && (outcome[field] is JsonObject || (isOurs && declaration.HasOwnOutcomes && (field == "label" || outcome[field] is not null))))
                yield return new(step.Id, "The outcome “{0}” needs its texts in English and in French.", outcome.Text("name") ?? "");
        }
        if (!isOurs)
            yield break;
        foreach (var input in declaration.Inputs.Where(input => input.Kind == InputKind.Bilingual))
        {
            if (step.Raw(input.Name) is { } raw && StepOutcomes.Value(raw) is { } value && !IsInBothLanguages(value))
                yield return new(step.Id, "“{0}” is needed in English and in French.", input.Label) { Input = input.Name };
        }
    }
}
