using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consents;

/// <summary>One version of the text, and how many agree to it now.</summary>
/// <param name="Partners">Signed endorsements that were given with it.</param>
public sealed record ConsentVersion(int Number, DateTimeOffset PublishedAt, int People, int Partners);

/// <summary>What one person said of the versions of the text, the newest first.</summary>
public sealed record OwnConsent(int Number, DateTimeOffset GivenAt, DateTimeOffset? TakenBackAt);

/// <summary>Reads the texts by which people agree, and who did. The texts are everybody's to read.</summary>
public sealed class ConsentQueries(GovernanceDb db)
{
    /// <summary>The version that counts now; null where the institution has no such text.</summary>
    public Task<ConsentText?> Current(CancellationToken cancellation = default) =>
        db.Set<ConsentText>().AsNoTracking().OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);

    /// <summary>Null where there is no version of this number.</summary>
    public Task<ConsentText?> Version(int number, CancellationToken cancellation = default) =>
        db.Set<ConsentText>().AsNoTracking().SingleOrDefaultAsync(one => one.Number == number, cancellation);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ConsentVersion>> Versions(CancellationToken cancellation = default) => await db.Set<ConsentText>().AsNoTracking().OrderByDescending(one => one.Number)
        .Select(one => new ConsentVersion(one.Number, one.PublishedAt,
            db.Set<Consent>().Count(given => given.TextNumber == one.Number && given.TakenBackAt == null && given.PersonId != null),
            db.Set<Consent>().Count(given => given.TextNumber == one.Number && given.TakenBackAt == null && given.EndorsementId != null)))
        .ToListAsync(cancellation);

    public async Task<IReadOnlyList<OwnConsent>> Of(Guid personId, CancellationToken cancellation = default) => await db.Set<Consent>().AsNoTracking()
        .Where(one => one.PersonId == personId).OrderByDescending(one => one.TextNumber)
        .Select(one => new OwnConsent(one.TextNumber, one.GivenAt, one.TakenBackAt)).ToListAsync(cancellation);

    /// <summary>Whether the text that counts now still waits for this person's word. Whoever took a word back has given it.</summary>
    public Task<bool> Waits(Guid personId, CancellationToken cancellation = default) => db.Set<ConsentText>().AsNoTracking()
        .Where(one => one.Number == db.Set<ConsentText>().Max(other => other.Number))
        .AnyAsync(one => !db.Set<Consent>().Any(given => given.PersonId == personId && given.TextNumber == one.Number), cancellation);
}
