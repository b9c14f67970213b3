using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Anytime;

/// <summary>
/// What people may do at any time, whatever step is open: withdraw, suspend, ask for a sunset. Declared on the definition:
/// who, in which states, and what follows.
/// </summary>
/// <param name="Name">The action's name in the definition.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Hint">What happens then.</param>
/// <param name="RoleIds">Who may.</param>
/// <param name="States">In which states of the micro-credential.</param>
/// <param name="CancelsWith">The move that ends the record; the workflow is cancelled with it. None: the workflow is signalled.</param>
public sealed record AnytimeAction(
    string Name,
    Bilingual Label,
    Bilingual Hint,
    IReadOnlyList<string> RoleIds,
    IReadOnlyList<CredentialState> States,
    CredentialAction? CancelsWith)
{
    /// <summary>The custom property of a definition that lists them.</summary>
    public const string Property = "anytime";

    public static IReadOnlyList<AnytimeAction> Of(WorkflowDefinition definition) =>
        [.. (definition.CustomProperties[Property] as JsonArray ?? []).OfType<JsonObject>().Select(Read)];

    private static AnytimeAction Read(JsonObject declared) => new(
        declared["name"]!.ToString(),
        OfferedOutcomes.BilingualOf(declared["label"]) ?? Bilingual.Empty,
        OfferedOutcomes.BilingualOf(declared["hint"]) ?? Bilingual.Empty,
        Texts(declared["roles"]),
        [.. Texts(declared["states"]).Select(Enum.Parse<CredentialState>)],
        declared["cancelsWith"] is { } move ? Enum.Parse<CredentialAction>(move.ToString()) : null);

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(one => one!.ToString())];
}
