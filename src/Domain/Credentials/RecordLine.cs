using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>
/// What looking for and sorting records needs of each. Done here and not by the database, because titles are bilingual
/// and compared without accents and case, which SQLite cannot do.
/// </summary>
internal sealed record RecordLine(string Id, Bilingual Title, Bilingual Unit, Guid OrganisationId, CredentialState State, DateTimeOffset Since)
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>Whether every word of the text is somewhere in the number, the titles or the unit.</summary>
    public bool Matches(string? text) =>
        string.IsNullOrWhiteSpace(text)
        || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Texts.Any(one => Has(one, word)));

    public static bool Has(string text, string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, Loosely) >= 0;

    public static List<RecordLine> Sort(IEnumerable<RecordLine> lines, RecordSort sort, IReadOnlyDictionary<string, DateTimeOffset>? due) => sort switch
    {
        RecordSort.Moved => [.. lines.OrderByDescending(line => line.Since).ThenByDescending(line => line.Id, StringComparer.Ordinal)],
        RecordSort.Title => [.. lines.OrderBy(line => line.Title.ToString(), StringComparer.CurrentCulture).ThenBy(line => line.Id, StringComparer.Ordinal)],
        RecordSort.Due => [.. lines.OrderBy(line => due!.TryGetValue(line.Id, out var at) ? at : DateTimeOffset.MaxValue).ThenByDescending(line => line.Since)],
    };

    private IEnumerable<string> Texts => [Id, Title.En, Title.Fr, Unit.En, Unit.Fr];
}
