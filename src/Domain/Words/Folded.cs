using System.Globalization;
using System.Text;

namespace Governance.Domain.Words;

/// <summary>
/// Text as people look for it: in small letters, without accents, with ligatures written out. Two texts that a reader
/// would call alike fold to the same letters, and can then be compared letter by letter, by a database too.
/// </summary>
public static class Folded
{
    private const int MostWords = 20;

    public static string Of(string? text)
    {
        var letters = (Written.Text(text) ?? "").Normalize(NormalizationForm.FormKD).ToLowerInvariant()
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark);
        return string.Concat(letters).Replace("œ", "oe", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal).Replace('’', '\'');
    }

    /// <summary>The words of a text, each folded; none where there is nothing in it. What follows the twentieth is left out.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];

    /// <summary>Whether every word stands somewhere in one of the texts.</summary>
    public static bool AreIn(IReadOnlyList<string> words, IEnumerable<string> texts)
    {
        if (words.Count == 0)
            return true;
        var folded = texts.Select(Of).ToList();
        return words.All(word => folded.Any(text => text.Contains(word, StringComparison.Ordinal)));
    }
}
