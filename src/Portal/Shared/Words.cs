using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Portal.Shared;

/// <summary>
/// The fixed texts of a page in the reader's language: <c>@T["Due {0}", day]</c>. The English text is the key; the French
/// stands in the feature's <c>Words.fr.resx</c>.
/// </summary>
public sealed class Words
{
    public string this[string english, params object[] arguments] => new Sentence(english, arguments).In(CultureInfo.CurrentUICulture);

    /// <summary>"en" or "fr".</summary>
    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr" : "en";
}
