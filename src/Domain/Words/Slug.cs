using System.Globalization;
using System.Text;

namespace Governance.Domain.Words;

/// <summary>A text as an address or a code can hold it.</summary>
public static class Slug
{
    private const int MaxLength = 80;

    /// <summary>Lower-case letters and digits without accents, words joined by hyphens; empty where the text has neither.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(character);
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString()[..Math.Min(slug.Length, MaxLength)].Trim('-');
    }
}
