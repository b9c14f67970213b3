using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Duties;

namespace Governance.Workflows.Definitions;

/// <summary>
/// The separation of duties that a definition states: <c>customProperties.separationOfDuties: [{rule, steps}]</c>, the rules
/// by the names of <see cref="DutyRule"/>.
/// </summary>
public static class DeclaredDuties
{
    /// <summary>The custom property of a definition that lists them.</summary>
    public const string Property = "separationOfDuties";

    /// <summary>The duties; none of those that <see cref="Check"/> finds fault with are left out silently: they are refused at publish.</summary>
    public static IReadOnlyList<Duty> Of(WorkflowDefinition definition) =>
        [.. (definition.CustomProperties[Property] as JsonArray ?? []).OfType<JsonObject>()
            .Select(declared => RuleOf(declared) is { } rule ? new Duty(rule, StepsOf(declared)) : null).OfType<Duty>()];

    /// <summary>
    /// The duties of a definition that is used as a step, about the steps inside it. Who publishes a version is a matter of each
    /// definition by itself, so that rule stays with it.
    /// </summary>
    internal static IEnumerable<JsonNode> Inside(string prefix, WorkflowDefinition definition) =>
        Of(definition).Where(duty => duty.Rule != DutyRule.AuthorIsNotPublisher)
            .Select(duty => JsonSerializer.SerializeToNode(new { rule = duty.Rule, steps = duty.Steps.Count == 0 ? [prefix.TrimEnd('/')] : duty.Steps.Select(step => prefix + step) })!);

    internal static IEnumerable<StepProblem> Check(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var declared = definition.CustomProperties[Property];
        if (declared is not null and not JsonArray)
            yield return new(null, "“{0}” must be a list of rules.", Property);
        foreach (var item in declared as JsonArray ?? [])
        {
            if (item is not JsonObject duty || RuleOf(duty) is not { } rule)
            {
                yield return new(null, "“{0}” names the rule “{1}”, which is not known here.", Property, (item as JsonObject)?["rule"]?.ToString() ?? "");
                continue;
            }
            foreach (var problem in OfDuty(definition, known, duty, rule))
                yield return problem;
        }
    }

    private static IEnumerable<StepProblem> OfDuty(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known, JsonObject duty, DutyRule rule)
    {
        var steps = StepsOf(duty);
        // a workflow used as a step stands for the steps inside it
        var fewest = rule is DutyRule.DifferentUnits or DutyRule.DifferentPeople && !steps.Any(step => definition.Find(step) is { } found && known.GetValueOrDefault(found.Type)?.IsWorkflow == true) ? 2 : 1;
        if (duty["steps"] is not null and not JsonArray || (rule.NeedsSteps() && steps.Count < fewest))
            yield return new(null, "“{0}” needs the list of the steps that it is about.", rule.Name().InBoth());
        foreach (var step in steps)
        {
            if (definition.Find(step) is not { } found)
                yield return new(null, "“{0}” is about the step “{1}”, which is not there.", rule.Name().InBoth(), step);
            else if (!Decides(found, known))
                yield return new(step, "“{0}” is about a step at which nobody decides.", rule.Name().InBoth());
        }
    }

    /// <summary>Whether somebody decides, reviews or endorses at the step, or inside it; a step that writes the proposal is none.</summary>
    public static bool Decides(Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        known.TryGetValue(step.Type, out var declaration) && (declaration.IsWorkflow || (declaration.IsForPeople && declaration.HasOwnOutcomes
            && !declaration.Inputs.Any(input => input.Kind == InputKind.FormSection) && declaration.Inputs.Any(input => input.Kind is InputKind.Role or InputKind.FormFields)));

    private static DutyRule? RuleOf(JsonObject declared)
    {
        try
        {
            return declared["rule"].Deserialize<DutyRule?>();
        }
        catch (JsonException)
        {
            // a name that is not known: said with the definition's problems
            return null;
        }
    }

    private static IReadOnlyList<string> StepsOf(JsonObject declared) => [.. (declared["steps"] as JsonArray ?? []).Select(step => step?.ToString() ?? "")];
}
