using System.Text.Json.Nodes;
using Governance.Domain.Credentials;

namespace Governance.Workflows.Definitions;

/// <summary>What must hold for the actions that a definition allows at any time (<c>customProperties.anytime</c>).</summary>
internal static class AnytimeRules
{
    private const string Property = "anytime";

    public static IEnumerable<StepProblem> Check(WorkflowDefinition definition)
    {
        var declared = definition.CustomProperties[Property];
        if (declared is not null and not JsonArray)
            yield return new(null, "“{0}” must be a list of actions.", Property);
        var mayRest = definition.Root.Activities.Any(step => step.Type == "Governance.WaitForReview");
        foreach (var action in (declared as JsonArray ?? []).OfType<JsonObject>().Where(action => !mayRest && action.Text("cancelsWith") == nameof(CredentialAction.DropChange)))
            yield return new(null, "The action “{0}” gives up a change, and no step waits for a review date after it.", action.Text("name") ?? "");
        foreach (var item in declared as JsonArray ?? [])
        {
            if (item is not JsonObject action || string.IsNullOrWhiteSpace(action.Text("name")))
                yield return new(null, "An action in “{0}” has no name.", Property);
            else
            {
                foreach (var problem in OfAction(action, action.Text("name")!))
                    yield return problem;
            }
        }
    }

    private static IEnumerable<StepProblem> OfAction(JsonObject action, string name)
    {
        if (!StepRules.IsInBothLanguages(action["label"]) || (action["hint"] is not null && !StepRules.IsInBothLanguages(action["hint"])))
            yield return new(null, "The action “{0}” needs its texts in English and in French.", name);
        if (action["roles"] is not JsonArray { Count: > 0 } roles || !roles.All(role => role is JsonValue value && value.TryGetValue<string>(out _)))
            yield return new(null, "The action “{0}” names no role that may take it.", name);
        if (action["states"] is not JsonArray { Count: > 0 } states)
            yield return new(null, "The action “{0}” names no state in which it may be taken.", name);
        else
        {
            foreach (var state in states.Select(state => state?.ToString() ?? "").Where(state => !Enum.GetNames<CredentialState>().Contains(state)))
                yield return new(null, "The action “{0}” names the state “{1}”, which a micro-credential does not have.", name, state);
        }
        if (action["cancelsWith"] is { } move && !Enum.GetNames<CredentialAction>().Contains(move.ToString()))
            yield return new(null, "The action “{0}” ends with the move “{1}”, which a micro-credential does not have.", name, move.ToString());
    }
}
