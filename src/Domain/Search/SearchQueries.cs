using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Search;

/// <summary>A record that was found.</summary>
public sealed record FoundRecord(string Id, Bilingual Title, Bilingual Unit, CredentialState State);

/// <summary>A person who was found.</summary>
public sealed record FoundPerson(Guid Id, Bilingual Name, string Email);

/// <summary>What was found; never more than was asked for of each.</summary>
/// <param name="HasMoreRecords">Whether there are more records than these.</param>
/// <param name="HasMorePeople">Whether there are more people than these.</param>
public sealed record Findings(IReadOnlyList<FoundRecord> Records, bool HasMoreRecords, IReadOnlyList<FoundPerson> People, bool HasMorePeople)
{
    public static readonly Findings None = new([], false, [], false);

    public int Count => Records.Count + People.Count;

    public bool HasMore => HasMoreRecords || HasMorePeople;
}

/// <summary>
/// Looks for records and people by words, without accents and case, in the titles of both languages. Laws: records are
/// those that the caller may read; people those that the caller manages, by name or e-mail.
/// </summary>
public sealed class SearchQueries(GovernanceDb db)
{
    // what is ranked: of so many records with the words, the best are among those that moved last
    private const int Ranked = 200;

    /// <summary>The best first: by number, then whose title begins with the words, then what moved last.</summary>
    public async Task<Findings> Find(string? text, Caller caller, int atMost, CancellationToken cancellation = default)
    {
        var words = Folded.Words(text);
        if (words.Count == 0)
            return Findings.None;
        var records = await Records(text, caller, cancellation);
        var people = await People(words, caller, cancellation);
        return new([.. records.Take(atMost)], records.Count > atMost, [.. people.Take(atMost)], people.Count > atMost);
    }

    private async Task<IReadOnlyList<FoundRecord>> Records(string? text, Caller caller, CancellationToken cancellation)
    {
        var found = await db.Set<MicroCredential>().AsNoTracking().ReadableBy(db, caller).WithWords(text)
            .OrderByDescending(one => one.StateSince).ThenByDescending(one => one.Id).Take(Ranked)
            .Select(one => new FoundRecord(one.Id, one.Title, one.Unit, one.State)).ToListAsync(cancellation);
        var asked = string.Join(' ', Folded.Words(text));
        return [.. found.OrderBy(one => Rank(one, asked))];
    }

    private async Task<IReadOnlyList<FoundPerson>> People(IReadOnlyList<string> words, Caller caller, CancellationToken cancellation)
    {
        if (!caller.May(Permission.ManagePeople))
            return [];
        var people = await db.Set<Person>().AsNoTracking().VisibleTo(caller).Select(one => new FoundPerson(one.Id, one.Name, one.Email)).ToListAsync(cancellation);
        return [.. people.Where(one => Folded.AreIn(words, [one.Name.En, one.Name.Fr, one.Email]))
            .OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture).ThenBy(one => one.Id)];
    }

    private static int Rank(FoundRecord record, string asked) =>
        Folded.Of(record.Id) == asked ? 0
        : new[] { record.Title.En, record.Title.Fr }.Any(title => Folded.Of(title).StartsWith(asked, StringComparison.Ordinal)) ? 1
        : 2;
}
