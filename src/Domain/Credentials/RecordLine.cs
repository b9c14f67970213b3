using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>
/// What sorting records needs of each. Done here and not by the database, because titles and units are in two languages
/// and sorted by the rules of the reader's, which SQLite cannot do.
/// </summary>
internal sealed record RecordLine(
    string Id, Bilingual Title, Guid OrganisationId, Bilingual Unit, CredentialState State, DateTimeOffset Since, DateTimeOffset ProposedAt, DateTimeOffset? PublishedAt, Guid LeadId, bool IsReturned)
{
    /// <param name="keys">By record, for orders by what does not stand in it.</param>
    public static List<RecordLine> Sort(IEnumerable<RecordLine> lines, RecordSort sort, bool isReversed, IReadOnlyDictionary<string, IComparable> keys)
    {
        var keyed = lines.Select(line => (Line: line, Key: Key(line, sort, keys))).OrderBy(one => one.Key is null);
        return [.. (IsNewestFirst(sort) != isReversed ? keyed.ThenByDescending(one => one.Key) : keyed.ThenBy(one => one.Key))
            .ThenByDescending(one => one.Line.Since).ThenBy(one => one.Line.Id, StringComparer.Ordinal).Select(one => one.Line)];
    }

    private static bool IsNewestFirst(RecordSort sort) => sort is RecordSort.Moved or RecordSort.Proposed or RecordSort.Published;

    // text is compared by the rules of the reader's language
    private static IComparable? Key(RecordLine line, RecordSort sort, IReadOnlyDictionary<string, IComparable> keys) => sort switch
    {
        RecordSort.Moved or RecordSort.Age => line.Since,
        RecordSort.Title => line.Title.ToString(),
        RecordSort.Stage => line.State,
        RecordSort.Unit => line.Unit.ToString(),
        RecordSort.Proposed => line.ProposedAt,
        RecordSort.Published => line.PublishedAt,
        RecordSort.Due or RecordSort.Organisation or RecordSort.Holder or RecordSort.Lead => keys.GetValueOrDefault(line.Id),
    };
}
