using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>
/// What the catalogue sorts a published micro-credential by and looks for words in, kept beside the version that it shows: versions
/// are long, and a list of thousands reads none but those on its page.
/// </summary>
public sealed class CatalogueText
{
    private CatalogueText()
    {
    }

    internal CatalogueText(string credentialId) => CredentialId = credentialId;

    public string CredentialId { get; private set; } = "";

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    /// <summary>Titles, unit, description and outcomes in both languages, folded as <see cref="Folded"/> does.</summary>
    public string Words { get; private set; } = "";

    internal void Say(Proposal content, Bilingual name, Bilingual unit)
    {
        Title = TitleOf(content, name);
        Bilingual?[] texts = [Title, unit, content["description"]?.AsBilingual(), .. content["learning-outcomes"]?.AsBilingualRows() ?? []];
        Words = Folded.Of(string.Join('\n', texts.OfType<Bilingual>().SelectMany(text => new[] { text.En, text.Fr })));
    }

    /// <summary>What a version calls itself; the record's name where it says nothing.</summary>
    internal static Bilingual TitleOf(Proposal content, Bilingual name) => content["title"]?.AsBilingual() ?? name;
}
