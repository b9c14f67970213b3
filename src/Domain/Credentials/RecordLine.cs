using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>
/// What sorting records needs of each. Done here and not by the database, because titles and units are in two languages
/// and sorted by the rules of the reader's, which SQLite cannot do.
/// </summary>
internal sealed record RecordLine(
    string Id, Bilingual Title, Guid OrganisationId, Bilingual Unit, CredentialState State, DateTimeOffset Since, DateTimeOffset ProposedAt, DateTimeOffset? PublishedAt, Guid LeadId, bool IsReturned)
{
    public static List<RecordLine> Sort(IEnumerable<RecordLine> lines, RecordSort sort, IReadOnlyDictionary<string, DateTimeOffset>? due) => sort switch
    {
        RecordSort.Moved => [.. lines.OrderByDescending(line => line.Since).ThenByDescending(line => line.Id, StringComparer.Ordinal)],
        RecordSort.Title => [.. lines.OrderBy(line => line.Title.ToString(), StringComparer.CurrentCulture).ThenBy(line => line.Id, StringComparer.Ordinal)],
        RecordSort.Due => [.. lines.OrderBy(line => due!.TryGetValue(line.Id, out var at) ? at : DateTimeOffset.MaxValue).ThenByDescending(line => line.Since)],
        RecordSort.Stage => [.. lines.OrderBy(line => line.State).ThenBy(line => line.Since).ThenBy(line => line.Id, StringComparer.Ordinal)],
        RecordSort.Unit => [.. lines.OrderBy(line => line.Unit.ToString(), StringComparer.CurrentCulture).ThenByDescending(line => line.Since).ThenBy(line => line.Id, StringComparer.Ordinal)],
        RecordSort.Age => [.. lines.OrderBy(line => line.Since).ThenBy(line => line.Id, StringComparer.Ordinal)],
    };
}
