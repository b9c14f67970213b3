using System.Globalization;

namespace Governance.Domain.Words;

/// <summary>
/// Content that people wrote in both official languages: a title, a claim, a label of an outcome.
/// Either side may be empty while a draft is being written; <see cref="In"/> then falls back to the other side,
/// and the page marks it with its true language.
/// </summary>
public sealed record Bilingual(string En, string Fr)
{
    public static readonly Bilingual Empty = new("", "");

    public bool IsComplete => !string.IsNullOrWhiteSpace(En) && !string.IsNullOrWhiteSpace(Fr);

    /// <summary>The text in the culture's language, or in the other one where that side is empty.</summary>
    public string In(CultureInfo culture) => LanguageShown(culture) == "fr" ? Fr : En;

    /// <summary>"en" or "fr": the language <see cref="In"/> answers with, for the <c>lang</c> attribute.</summary>
    public string LanguageShown(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "fr"
            ? Fr.Length > 0 ? "fr" : "en"
            : En.Length > 0 ? "en" : "fr";

    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
