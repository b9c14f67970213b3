using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Domain.Words;
using Governance.Workflows.Activities.Credentials;
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
/// <param name="CancelsWith">
/// The move that closes what is open: the workflow ends with the record, and where only a change is given up, it rests until its
/// review date again. None: the workflow is signalled.
/// </param>
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

    /// <summary>
    /// Whether a record is where it can be taken: what is published is not withdrawn, and only a change that nobody but its
    /// proposer asked for is given up. The stays must be loaded.
    /// </summary>
    internal bool IsPossible(MicroCredential record) => States.Contains(record.State) && CancelsWith switch
    {
        null => true,
        CredentialAction.DropChange => record.PublishedVersion is not null && record.WasActive,
        _ => record.PublishedVersion is null,
    };

    public static IReadOnlyList<AnytimeAction> Of(WorkflowDefinition definition) =>
        [.. (definition.CustomProperties[Property] as JsonArray ?? []).OfType<JsonObject>().Select(Read)];

    /// <summary>The step at which a workflow rests once it is published; null where it has none.</summary>
    internal static Activity? RestOf(WorkflowDefinition definition) => definition.Root.Activities.FirstOrDefault(step => step.Type == WaitForReview.TypeName);

    private static AnytimeAction Read(JsonObject declared) => new(
        declared["name"]!.ToString(),
        OfferedOutcomes.BilingualOf(declared["label"]) ?? Bilingual.Empty,
        OfferedOutcomes.BilingualOf(declared["hint"]) ?? Bilingual.Empty,
        Texts(declared["roles"]),
        [.. Texts(declared["states"]).Select(Enum.Parse<CredentialState>)],
        declared["cancelsWith"] is { } move ? Enum.Parse<CredentialAction>(move.ToString()) : null);

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(one => one!.ToString())];
}
