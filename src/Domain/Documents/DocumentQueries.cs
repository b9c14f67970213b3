using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Documents;

/// <summary>The documents of a record as one of its readers sees them, the newest first.</summary>
public sealed record DocumentList(IReadOnlyList<DocumentLine> Lines, bool MayAttach);

/// <param name="Versions">The newest first; whoever attached one may be gone.</param>
public sealed record DocumentLine(Guid Id, IReadOnlyList<(DocumentVersion Version, Bilingual? By)> Versions, DateTimeOffset? WithdrawnAt, bool MayWithdraw)
{
    public DocumentVersion Latest => Versions[0].Version;
}

/// <summary>A file to be loaded.</summary>
public sealed record DocumentFile(string Name, string Type, byte[] Content);

/// <summary>Reads documents, without tracking; whoever reads the record reads them (<see cref="RecordReaders"/>).</summary>
public sealed class DocumentQueries(GovernanceDb db)
{
    /// <summary>Null for whoever is none of the record's readers, or where there is no such record.</summary>
    public async Task<DocumentList?> Of(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        if (await RecordReaders.Of(db, credentialId, cancellation) is not { } readers || !readers.MayRead(caller))
            return null;
        var all = await db.Set<Document>().AsNoTracking().Where(one => one.CredentialId == credentialId).OrderByDescending(one => one.Id).ToListAsync(cancellation);
        var ids = all.SelectMany(one => one.Versions).Select(one => one.ById).Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var isOfTheTeam = RecordAccess.IsOfTheTeam(readers.Record, caller);
        var mayAct = caller.May(Permission.CompleteWork);
        return new(
            [.. all.Select(one => new DocumentLine(one.Id, [.. one.Versions.Reverse().Select(version => (version, names.GetValueOrDefault(version.ById)))], one.WithdrawnAt,
                mayAct && one.WithdrawnAt is null && one.MayWithdraw(caller, isOfTheTeam)))],
            mayAct);
    }

    /// <summary>How many the caller may load; none for whoever reads none.</summary>
    public async Task<int> Count(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var count = await db.Set<Document>().CountAsync(one => one.CredentialId == credentialId && one.WithdrawnAt == null, cancellation);
        return count > 0 && await RecordReaders.Of(db, credentialId, cancellation) is { } readers && readers.MayRead(caller) ? count : 0;
    }

    /// <summary>One version with its bytes. Throws <see cref="NotFound"/> for whoever may not read it, and once it is withdrawn.</summary>
    public async Task<DocumentFile> File(string credentialId, Guid documentId, int number, Caller caller, CancellationToken cancellation = default)
    {
        var document = await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == documentId && one.CredentialId == credentialId && one.WithdrawnAt == null, cancellation);
        if (document?.Versions.FirstOrDefault(one => one.Number == number) is not { } version)
            throw new NotFound();
        await RecordReaders.For(db, credentialId, caller, cancellation);
        var file = await db.Set<StoredFile>().AsNoTracking().SingleAsync(one => one.Hash == version.Hash, cancellation);
        return new(version.Name, version.Type, file.Content);
    }
}
