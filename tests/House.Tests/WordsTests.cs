namespace Governance.House.Tests;

/// <summary>Both languages say the same: every fixed English text has one French twin, and no twin is left over.</summary>
public sealed class WordsTests
{
    private static readonly IReadOnlyList<SourceFile> Code = SourceFile.Below("src", ".cs", ".razor");

    private static readonly IReadOnlyList<Phrasebook.Translation> Translations =
        [.. SourceFile.Below("src", ".fr.resx").SelectMany(Phrasebook.TranslationsIn)];

    [Fact]
    public void Every_sentence_has_its_French()
    {
        Violations.None(Phrasebook.Missing(Code.SelectMany(Phrasebook.SaidIn), Translations));
        Assert.Equal(
            ["src/Page.razor: no French for “Open”", "src/Page.razor: no French for “Say \"no\" to {0}.”"],
            Phrasebook.Missing(Phrasebook.SaidIn(new("src/Page.razor", """<a title="@T["Open"]">@T["Known"]</a> @T["Say \"no\" to {0}.", name]""")), [new("Known", "Connu", "")]));
    }

    [Fact]
    public void Sentences_are_found_wherever_they_are_said()
    {
        var said = Phrasebook.SaidIn(new("src/Rules.cs", """
            Rule.Require(name.Any(c => c is ',' or '"'), "With {0}.", name);
            Rule.Require(Texts["a, (b"].Length > 0
                && other, "On two lines.");
            throw new Refused(new Sentence("Refused."));
            Sentence Of(int one) => one switch { 1 => new("Short."), _ => new("Long {0}.", one) };
            var pair = new("English", "Français");
            """));
        Assert.Equal(["Long {0}.", "On two lines.", "Refused.", "Short.", "With {0}."], said.Select(one => one.English).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_French_is_left_over()
    {
        Violations.None(Phrasebook.Orphans(Code, Translations));
        Assert.Equal(["Words.fr.resx: nobody says “Gone”"],
            Phrasebook.Orphans([new("a.razor", "<a title=\"@T[\"Here\"]\">")], [new("Gone", "Parti", "Words.fr.resx"), new("Here", "Ici", "Words.fr.resx")]));
    }

    [Fact]
    public void The_same_English_is_the_same_French_everywhere()
    {
        Violations.None(Phrasebook.TwoFrenches(Translations));
        Assert.Equal(["“Open” has “Ouvrir” (a) and “Ouvert” (b)"], Phrasebook.TwoFrenches([new("Open", "Ouvrir", "a"), new("Open", "Ouvert", "b")]));
    }

    [Fact]
    public void Both_languages_name_the_same_places()
    {
        Violations.None(Phrasebook.OtherPlaces(Translations));
        Assert.Single(Phrasebook.OtherPlaces([new("{0} of {1}", "{0} de {2}", ""), new("{1}, {0:d}", "{0}, {1}", "")]));
    }

    [Fact]
    public void French_is_set_as_French_is()
    {
        Violations.None(Phrasebook.Mistyped(Translations));
        Assert.Equal(4, Phrasebook.Mistyped(
        [
            new("", "l'avis", ""), new("", "Quoi ?", ""), new("", "« non »", ""), new("", "Motif: aucun", ""),
            new("", "l’avis\u202F; «\u202Fbien\u202F»\u00A0: 10:30", ""),
        ]).Count());
    }
}
