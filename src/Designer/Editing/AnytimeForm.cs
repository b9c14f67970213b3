using System.Text.Json.Nodes;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Anytime;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// An action that people may take at any time, as the designer shows it: whatever is wrong or missing in the file is read
/// as it stands, so that it can be mended here.
/// </summary>
/// <param name="Name">The name in the file; a step that waits for the action has an outcome of this name.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Hint">What happens then; may be left out.</param>
/// <param name="Roles">The ids of the roles that may take it.</param>
/// <param name="States">The names of the stages in which it may be taken.</param>
/// <param name="CancelsWith">The name of the move that ends the micro-credential, and the workflow with it; null: a step that waits goes on.</param>
public sealed record AnytimeForm(string Name, Bilingual Label, Bilingual Hint, IReadOnlyList<string> Roles, IReadOnlyList<string> States, string? CancelsWith)
{
    public bool Equals(AnytimeForm? other) => other is not null && (Name, Label, Hint, CancelsWith) == (other.Name, other.Label, other.Hint, other.CancelsWith)
        && Roles.ToHashSet().SetEquals(other.Roles) && States.ToHashSet().SetEquals(other.States);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>The actions of a definition, in the order in which they are offered.</summary>
    public static IReadOnlyList<AnytimeForm> Of(WorkflowDefinition definition) =>
        [.. (definition.CustomProperties[AnytimeAction.Property] as JsonArray ?? []).OfType<JsonObject>().Select(Read)];

    /// <summary>Writes the action over what stands in the file; fields that are not ours stay.</summary>
    internal void Over(JsonObject action)
    {
        Sheet.Set(action, "name", Name);
        Sheet.Set(action, "label", Sheet.Pair(Label));
        Sheet.Set(action, "hint", Hint is { En: "", Fr: "" } ? null : Sheet.Pair(Hint));
        Sheet.Set(action, "roles", List(Roles));
        Sheet.Set(action, "states", List(States));
        Sheet.Set(action, "cancelsWith", CancelsWith);
    }

    private static JsonArray List(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);

    private static AnytimeForm Read(JsonObject action) => new(
        action.Text("name") ?? "", OfferedOutcomes.BilingualOf(action["label"]) ?? Bilingual.Empty, OfferedOutcomes.BilingualOf(action["hint"]) ?? Bilingual.Empty,
        Names(action["roles"]), Names(action["states"]), action.Text("cancelsWith"));

    private static IReadOnlyList<string> Names(JsonNode? list) => [.. (list as JsonArray ?? []).Select(one => one?.ToString() ?? "")];
}
