using Governance.Domain.Words;

namespace Governance.Domain.Tests.Words;

/// <summary>Texts that a reader would call alike fold to the same letters.</summary>
public sealed class FoldedTests
{
    [Theory]
    [InlineData("Énergie", "energie")]
    [InlineData("E\u0301NERGIE", "energie")]
    [InlineData("Cœur d’œuvre", "coeur d'oeuvre")]
    [InlineData("Ægir, Straße", "aegir, strasse")]
    [InlineData("Santé\u00A0: soins", "sante : soins")]
    [InlineData("\uD83D", "")]
    [InlineData(null, "")]
    public void Without_accents_case_and_ligatures(string? text, string folded) => Assert.Equal(folded, Folded.Of(text));

    [Fact]
    public void Words_are_counted_once_and_no_more_than_twenty()
    {
        Assert.Equal(["soins", "de", "sante"], Folded.Words(" Soins\tde  santé de "));
        Assert.Equal(20, Folded.Words(string.Join(' ', Enumerable.Range(0, 2_000))).Count);
        Assert.Empty(Folded.Words(" \n"));
    }

    [Fact]
    public void Every_word_stands_somewhere()
    {
        Assert.True(Folded.AreIn(Folded.Words("ete solaire"), ["Énergie solaire", "L’été"]));
        Assert.False(Folded.AreIn(Folded.Words("ete lunaire"), ["Énergie solaire", "L’été"]));
        Assert.True(Folded.AreIn([], []));
    }
}
