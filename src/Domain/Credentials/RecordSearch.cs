using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>
/// Looking for records by words: those whose number, titles or unit have every one of them, without accents and case.
/// Neither database compares like that in both languages, so each record keeps its text folded, in an index that is read
/// instead of the record.
/// </summary>
public static class RecordSearch
{
    /// <summary>In characters; more than two titles and a unit are long, and what both databases take into an index.</summary>
    public const int MaxLength = 600;

    /// <summary>All records where there is no word in the text.</summary>
    public static IQueryable<MicroCredential> WithWords(this IQueryable<MicroCredential> records, string? text) =>
        Folded.Words(text).Aggregate(records, (found, word) => found.Where(one => one.SearchText.Contains(word)));

    internal static string TextOf(string id, Bilingual title, Bilingual unit)
    {
        var text = Folded.Of(string.Join('\n', id, title.En, title.Fr, unit.En, unit.Fr));
        return text.Length <= MaxLength ? text : Folded.Of(text[..MaxLength]);
    }
}
