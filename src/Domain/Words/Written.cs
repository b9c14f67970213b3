using System.Text;

namespace Governance.Domain.Words;

/// <summary>
/// What a person typed, fit for every store and every reader: trimmed, without control characters other than line
/// breaks and tabs (PostgreSQL refuses the character 0), and without the half of an emoji that a length limit left over.
/// All else stays as it was written; pages encode it.
/// </summary>
public static class Written
{
    /// <summary>Null where nothing is left.</summary>
    public static string? Text(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (!Rune.IsControl(rune) || rune.Value is '\n' or '\r' or '\t'))
                kept.Append(rune);
        }
        return kept.ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}
