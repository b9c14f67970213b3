using System.Text.Json.Nodes;
using Governance.Domain.Work;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// Reads the outcomes that a definition gives a step: <c>outcomes: [{name, label:{en,fr}, hint:{en,fr}, needsReason, returns, asksConditions, needsCleared, tone}]</c>.
/// Which of them are returns, and what they open again, is <see cref="ReturnWays"/>' to say: it takes the drawing.
/// </summary>
public static class OfferedOutcomes
{
    public static IReadOnlyList<OfferedOutcome> Of(Activity activity) =>
        [.. (activity.Raw("outcomes") as JsonArray ?? []).OfType<JsonObject>().Select(Read)];

    /// <summary>What people call an outcome: the label that the step offers it with, yes and no for a question, else its name.</summary>
    public static Bilingual LabelOf(Activity step, string name) =>
        Of(step).FirstOrDefault(outcome => outcome.Name == name)?.Label ?? name switch
        {
            Connection.Done => new("Done", "Terminé"),
            "True" => new("Yes", "Oui"),
            "False" => new("No", "Non"),
            "due" => new("When it is due", "À l’échéance"),
            "closed" => new("When it closes", "À la clôture"),
            "editorial" => new("Editorial", "Rédactionnel"),
            "minor" => new("Minor", "Mineur"),
            "major" => new("Major, or new", "Majeur ou nouveau"),
            "ended" => new("It was never published", "Rien n’a été publié"),
            "active" => new("It stays active", "Il demeure actif"),
            "evaluation" => new("Back to the evaluation", "Retour à l’évaluation"),
            "Default" => new("Otherwise", "Sinon"),
            _ => new(name, name),
        };

    /// <summary>A text in both languages as definitions write it: {"en", "fr"}.</summary>
    public static Bilingual? BilingualOf(JsonNode? node) =>
        node is JsonObject pair ? new(pair["en"]?.ToString() ?? "", pair["fr"]?.ToString() ?? "") : null;

    private static OfferedOutcome Read(JsonObject outcome)
    {
        var name = outcome["name"]?.ToString() ?? "";
        return new(
            name,
            BilingualOf(outcome["label"]) ?? new Bilingual(name, name),
            BilingualOf(outcome["hint"]),
            outcome["needsReason"]?.GetValue<bool>() ?? false,
            outcome["tone"]?.ToString() ?? "plain")
        {
            AsksConditions = outcome.Flag("asksConditions"),
            NeedsCleared = outcome.Flag("needsCleared"),
            OnlyOnce = outcome.Flag("onlyOnce"),
        };
    }
}
