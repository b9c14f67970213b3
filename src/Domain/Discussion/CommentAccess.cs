using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Discussion;

/// <summary>Who reads a comment, who is offered which circle of readers, and who is told of what was said.</summary>
internal static class CommentAccess
{
    internal static bool Sees(this RecordReaders readers, Comment comment, Caller caller) =>
        readers.MayRead(caller) && comment.Visibility switch
        {
            CommentVisibility.Everyone => true,
            CommentVisibility.Institution => comment.AuthorId == caller.PersonId || readers.IsOfTheInstitution(caller),
            CommentVisibility.Body => comment.AuthorId == caller.PersonId || caller.SitsIn(comment.BodyId!.Value),
        };

    /// <summary>The circles of readers that the caller may write for.</summary>
    internal static IReadOnlyList<CommentVisibility> Offered(this RecordReaders readers, Caller caller) =>
    [
        CommentVisibility.Everyone,
        .. readers.IsOfTheInstitution(caller) ? new[] { CommentVisibility.Institution } : [],
        .. readers.BodyOf(caller) is null ? [] : new[] { CommentVisibility.Body },
    ];

    /// <summary>A comment with its record's readers. Throws <see cref="NotFound"/> for whoever may not read it.</summary>
    internal static async Task<(Comment Comment, RecordReaders Readers)> Seen(GovernanceDb db, Guid commentId, Caller caller, CancellationToken cancellation)
    {
        var comment = await db.Set<Comment>().SingleOrDefaultAsync(one => one.Id == commentId, cancellation) ?? throw new NotFound();
        var readers = await RecordReaders.For(db, comment.CredentialId, caller, cancellation);
        return readers.Sees(comment, caller) ? (comment, readers) : throw new NotFound();
    }

    /// <summary>Notes who is named in the comment and may read it, and writes to those who were not named before.</summary>
    internal static async Task<IReadOnlyList<Guid>> Tell(GovernanceDb db, Outbox outbox, Comment comment, RecordReaders readers, DateTimeOffset at, CancellationToken cancellation)
    {
        var before = comment.Mentions.Select(one => one.PersonId).Append(comment.AuthorId).ToList();
        var everybody = (await readers.Everybody(db, at, cancellation)).Where(one => readers.Sees(comment, one.Caller)).Select(one => one.Person).ToList();
        comment.Mention(Mentions.In(comment.Text!, everybody.Select(one => (one.Id, one.Name))));
        foreach (var named in comment.Mentions.Where(one => !before.Contains(one.PersonId)))
            outbox.Mail(Addressee.Person(named.PersonId), MailTemplate.Mentioned, new(comment.CredentialId) { CommentId = comment.Id });
        return [.. everybody.Select(one => one.Id)];
    }
}
