using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Forms;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Discussion;

/// <summary>Reads what is said beside a record, without tracking; each reader sees what is for them and nothing that tells of more.</summary>
public sealed class CommentQueries(GovernanceDb db, FormCatalogue forms, TimeProvider clock)
{
    /// <summary>Null for whoever is none of the record's readers, or where there is no such record.</summary>
    public async Task<DiscussionReading?> Of(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        if (await RecordReaders.Of(db, credentialId, cancellation) is not { } readers || !readers.MayRead(caller))
            return null;
        var all = (await All(credentialId, cancellation)).Where(one => readers.Sees(one, caller)).ToList();
        var everybody = await readers.Everybody(db, clock.GetUtcNow(), cancellation);
        var people = await Names(all, cancellation);
        var bodies = await Bodies(all.Select(one => one.BodyId).Append(readers.BodyOf(caller)), cancellation);
        var content = readers.Content(caller);
        var replies = all.Where(one => one.ThreadId != one.Id).ToLookup(one => one.ThreadId);
        return new(
            [.. all.Where(one => one.ThreadId == one.Id).OrderByDescending(one => one.Id).Select(one => new CommentThread(
                one.Id, one.FieldId, one.FieldId is { } field ? forms.Field(field) : null,
                one.WorkItemId, one.WorkItemId is { } step ? readers.Step(step)?.Title : null,
                one.Visibility, one.BodyId is { } body ? bodies.GetValueOrDefault(body) : null,
                AnchoredAnswer.Since(one, readers.Record, content),
                one.ResolvedAt, one.ResolvedById is { } by ? people.GetValueOrDefault(by) : null,
                [Line(one), .. replies[one.Id].OrderBy(reply => reply.Id).Select(Line)]))],
            [.. everybody.Where(one => one.Person.Id != caller.PersonId).Select(one => (one.Person.Id, one.Person.Name)).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)],
            readers.Offered(caller),
            readers.BodyOf(caller) is { } mine ? bodies.GetValueOrDefault(mine) : null);

        CommentLine Line(Comment one) => new(
            one.Id, people.GetValueOrDefault(one.AuthorId) ?? Bilingual.Empty, one.AuthorId == caller.PersonId, one.At, one.Text,
            [.. one.Mentions.Select(named => named.Name)],
            one.WithdrawnAt is null || one.AuthorId == caller.PersonId ? one.Earlier : []);
    }

    /// <summary>How many open threads the caller may read; none for whoever reads none.</summary>
    public async Task<int> OpenThreads(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var threads = await db.Set<Comment>().AsNoTracking().Where(one => one.CredentialId == credentialId && one.ThreadId == one.Id && one.ResolvedAt == null).ToListAsync(cancellation);
        return threads.Count > 0 && await RecordReaders.Of(db, credentialId, cancellation) is { } readers ? threads.Count(one => readers.Sees(one, caller)) : 0;
    }

    /// <summary>Where the caller reads this comment. Throws <see cref="NotFound"/> for whoever may not.</summary>
    public async Task<CommentAddress> Address(Guid commentId, Caller caller, CancellationToken cancellation = default)
    {
        var (comment, readers) = await CommentAccess.Seen(db, commentId, caller, cancellation);
        return new(comment.CredentialId, readers.ReadsTheRecord(caller) ? null : readers.StepFor(caller)?.Id ?? throw new NotFound());
    }

    /// <summary>A comment as it is written about in mail; null once it is withdrawn, or for whoever may not read it any more.</summary>
    public async Task<(Comment Comment, Bilingual Author)?> ForMail(Guid commentId, Caller caller, CancellationToken cancellation = default)
    {
        var comment = await db.Set<Comment>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == commentId, cancellation);
        if (comment?.Text is null || await RecordReaders.Of(db, comment.CredentialId, cancellation) is not { } readers || !readers.Sees(comment, caller))
            return null;
        return (comment, (await Names([comment], cancellation)).GetValueOrDefault(comment.AuthorId) ?? Bilingual.Empty);
    }

    private Task<List<Comment>> All(string credentialId, CancellationToken cancellation) =>
        db.Set<Comment>().AsNoTracking().Where(one => one.CredentialId == credentialId).ToListAsync(cancellation);

    private async Task<Dictionary<Guid, Bilingual>> Names(IEnumerable<Comment> all, CancellationToken cancellation)
    {
        var ids = all.SelectMany(one => new[] { one.AuthorId, one.ResolvedById }).OfType<Guid>().Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
    }

    private async Task<Dictionary<Guid, Bilingual>> Bodies(IEnumerable<Guid?> wanted, CancellationToken cancellation)
    {
        var ids = wanted.OfType<Guid>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Set<Body>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
    }
}
