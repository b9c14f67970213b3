using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Discussion;
using Governance.Domain.Documents;
using Governance.Domain.Forms;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Looking;

/// <summary>What others did to a record since the reader's visit before this one.</summary>
/// <param name="From">The latest version then; null where there was none, and then nothing is compared.</param>
/// <param name="To">The latest version now.</param>
/// <param name="Changes">The answers that differ between the two, in the order of the form.</param>
public sealed record SinceLook(DateTimeOffset At, int? From, int? To, IReadOnlyList<ChangedAnswer> Changes, int Comments, int Decisions, int Documents)
{
    public bool IsAnything => From != To || Comments + Decisions + Documents > 0;
}

/// <summary>Reads what is new to somebody, without tracking.</summary>
public sealed class LookQueries(GovernanceDb db, FormCatalogue forms, TimeProvider clock)
{
    /// <summary>Null in the first visit, and for whoever does not read the record.</summary>
    public async Task<SinceLook?> Since(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var me = caller.PersonId;
        var look = await db.Set<Look>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == me && one.CredentialId == credentialId, cancellation);
        if (look?.Against(clock.GetUtcNow()) is not var (at, version) || await RecordReaders.Of(db, credentialId, cancellation) is not { } readers || !readers.MayRead(caller))
            return null;
        var comments = await db.Set<Comment>().AsNoTracking().Where(one => one.CredentialId == credentialId && one.At > at && one.AuthorId != me && one.WithdrawnAt == null).ToListAsync(cancellation);
        var decisions = await db.Set<WorkItem>().CountAsync(
            item => item.CredentialId == credentialId && item.State == WorkState.Completed && item.CompletedAt > at && item.CompletedById != me
                && (item.Kind == WorkKind.Decision || item.Kind == WorkKind.Vote || item.Kind == WorkKind.Endorsement), cancellation);
        var documents = await db.Set<Document>().AsNoTracking().Where(one => one.CredentialId == credentialId && one.WithdrawnAt == null).ToListAsync(cancellation);
        return new(at, version, readers.Record.LatestVersion?.Number, Changes(readers.Record, version),
            comments.Count(one => readers.Sees(one, caller)), decisions,
            documents.SelectMany(one => one.Versions).Count(one => one.At > at && one.ById != me));
    }

    /// <summary>Those of the records that others did something to since the caller last looked, with when that was. One never looked at is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> News(IReadOnlyCollection<string> credentialIds, Caller caller, CancellationToken cancellation = default)
    {
        var me = caller.PersonId;
        var ids = credentialIds.Distinct().ToList();
        var looks = await db.Set<Look>().AsNoTracking().Where(one => one.PersonId == me && ids.Contains(one.CredentialId)).ToDictionaryAsync(one => one.CredentialId, one => one.At, cancellation);
        if (looks.Count == 0)
            return looks;
        var (looked, earliest) = (looks.Keys.ToList(), looks.Values.Min());
        var later = await db.Events.AsNoTracking()
            .Where(row => looked.Contains(row.CredentialId!) && row.At > earliest && row.ById != me && !EventSentences.Apart.Contains(row.Name))
            .Select(row => new { Id = row.CredentialId!, row.At }).ToListAsync(cancellation);
        return looks.Where(look => later.Exists(row => row.Id == look.Key && row.At > look.Value)).ToDictionary();
    }

    private IReadOnlyList<ChangedAnswer> Changes(MicroCredential record, int? from)
    {
        if (from is null || record.LatestVersion is not { } now)
            return [];
        var old = record.Said(from);
        return [.. forms.InOrder(Proposal.Differences(old, now.Content)).Select(id => new ChangedAnswer(id, forms.Field(id), old[id], now.Content[id]))];
    }
}
