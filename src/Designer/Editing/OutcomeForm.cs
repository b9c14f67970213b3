using System.Text;
using System.Text.Json.Nodes;
using System.Globalization;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// An outcome as the designer shows it. <see cref="Name"/> stands in lines and in the answers of people: it is made once,
/// from the English label, and never changes with it.
/// </summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Hint">What follows, in a few words; may be left out.</param>
/// <param name="NeedsReason">Whether whoever chooses it gives a reason.</param>
/// <param name="Returns">Whether it sends the proposal back to be asked about again.</param>
/// <param name="Tone">main, plain or danger: how the button looks.</param>
public sealed record OutcomeForm(string Name, Bilingual Label, Bilingual Hint, bool NeedsReason, bool Returns, string Tone)
{
    /// <summary>Whether whoever chooses it writes conditions.</summary>
    public bool AsksConditions { get; init; }

    /// <summary>Whether it is refused while a condition is open.</summary>
    public bool NeedsCleared { get; init; }

    /// <summary>Whether it can be chosen once only while the record stays in its stage.</summary>
    public bool OnlyOnce { get; init; }

    /// <summary>The looks of a button, the most inviting first.</summary>
    public static readonly IReadOnlyList<string> Tones = ["main", "plain", "danger"];

    /// <summary>What a step offers beside what its kind always has, in its order.</summary>
    public static IReadOnlyList<OutcomeForm> Of(Activity step) =>
        [.. (step.Raw("outcomes") as JsonArray ?? []).OfType<JsonObject>().Select(Read)];

    /// <summary>A name for a new outcome: the label's letters in lower case with hyphens, numbered where it is taken.</summary>
    public static string NameFor(string label, IEnumerable<string> taken)
    {
        var letters = new StringBuilder();
        foreach (var letter in label.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            letters.Append(char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        var stem = string.Join('-', letters.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        stem = stem.Length == 0 ? "outcome" : stem.Length > 40 ? stem[..40].TrimEnd('-') : stem;
        var names = taken.ToHashSet(StringComparer.Ordinal);
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? stem : stem + "-" + number.ToString(CultureInfo.InvariantCulture);
            if (!names.Contains(name))
                return name;
        }
    }

    /// <summary>Writes the outcome over what stands in the file; fields that are not ours stay.</summary>
    internal void Over(JsonObject outcome)
    {
        outcome["name"] = Name;
        outcome["label"] = Sheet.Pair(Label);
        Sheet.Set(outcome, "hint", Hint is { En: "", Fr: "" } ? null : Sheet.Pair(Hint));
        outcome["needsReason"] = NeedsReason;
        Sheet.Set(outcome, "returns", Returns ? true : null);
        Sheet.Set(outcome, "asksConditions", AsksConditions ? true : null);
        Sheet.Set(outcome, "needsCleared", NeedsCleared ? true : null);
        Sheet.Set(outcome, "onlyOnce", OnlyOnce ? true : null);
        outcome["tone"] = Tone;
    }

    internal static JsonNode Write(SuggestedOutcome suggested)
    {
        var outcome = new JsonObject();
        new OutcomeForm(suggested.Name, suggested.Label, Bilingual.Empty, suggested.NeedsReason, false, suggested.Tone).Over(outcome);
        return outcome;
    }

    private static OutcomeForm Read(JsonObject outcome)
    {
        var name = outcome.Text("name") ?? "";
        return new(name, OfferedOutcomes.BilingualOf(outcome["label"]) ?? new(name, name), OfferedOutcomes.BilingualOf(outcome["hint"]) ?? Bilingual.Empty,
            outcome.Flag("needsReason"), outcome.Flag("returns"), outcome.Text("tone") ?? "plain")
        {
            AsksConditions = outcome.Flag("asksConditions"),
            NeedsCleared = outcome.Flag("needsCleared"),
            OnlyOnce = outcome.Flag("onlyOnce"),
        };
    }
}
