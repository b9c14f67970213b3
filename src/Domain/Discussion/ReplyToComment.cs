using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Discussion;

/// <summary>Answers in a thread that the caller may read; those who wrote in it are told. Answers with the reply's id.</summary>
[Requires(Permission.Discuss)]
public sealed record ReplyToComment(Guid CommentId, string Text) : ICommand<Guid>;

internal sealed class ReplyToCommentHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<ReplyToComment, Guid>
{
    public async Task<Guid> Handle(ReplyToComment request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId ?? throw new NotFound();
        var at = clock.GetUtcNow();
        var (thread, readers) = await CommentAccess.Seen(db, request.CommentId, slot.Caller, cancellationToken);
        var reply = new Comment(OrderedId.At(at), thread, me, request.Text, at);
        var seeing = await CommentAccess.Tell(db, outbox, reply, readers, at, cancellationToken);
        var writers = await db.Set<Comment>().Where(one => one.ThreadId == thread.Id && one.WithdrawnAt == null).Select(one => one.AuthorId).Distinct().ToListAsync(cancellationToken);
        foreach (var writer in writers.Where(one => one != me && seeing.Contains(one) && reply.Mentions.All(named => named.PersonId != one)))
            outbox.Mail(Addressee.Person(writer), MailTemplate.Replied, new(reply.CredentialId) { CommentId = reply.Id });
        db.Add(reply);
        return reply.Id;
    }
}
