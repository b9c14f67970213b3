using System.Globalization;

namespace Governance.Domain.Words;

/// <summary>
/// A sentence for a person, kept with its arguments until the reader's language is known.
/// The English text is the key; the French stands in a <c>Words.fr.resx</c> beside the feature.
/// </summary>
public sealed record Sentence(string English, params object[] Arguments)
{
    public string In(CultureInfo culture) =>
        Arguments.Length == 0 ? Phrases.In(English, culture) : EndedOnce(string.Format(culture, Phrases.In(English, culture), Localised(culture)));

    /// <summary>The sentence in both languages, for whoever reads it later.</summary>
    public Bilingual InBoth() => new(In(CultureInfo.GetCultureInfo("en-CA")), In(CultureInfo.GetCultureInfo("fr-CA")));

    public override string ToString() => In(CultureInfo.CurrentUICulture);

    // a French date such as « 19 nov. » brings the full stop that ends the sentence
    private static string EndedOnce(string text) =>
        text.EndsWith("..", StringComparison.Ordinal) && !text.EndsWith("...", StringComparison.Ordinal) ? text[..^1] : text;

    private object[] Localised(CultureInfo culture) =>
        [.. Arguments.Select(argument => argument switch
        {
            Bilingual text => text.In(culture),
            Sentence sentence => sentence.In(culture),
            _ => argument,
        })];
}
