using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Discussion;

/// <summary>Says one's own comment in other words; what it said before is kept and can be read. Whoever is newly named is told.</summary>
[Requires(Permission.Discuss)]
public sealed record ChangeComment(Guid CommentId, string Text) : ICommand;

internal sealed class ChangeCommentHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<ChangeComment, Unit>
{
    public async Task<Unit> Handle(ChangeComment request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var (comment, readers) = await CommentAccess.Seen(db, request.CommentId, slot.Caller, cancellationToken);
        comment.Change(slot.Caller, request.Text, at);
        await CommentAccess.Tell(db, outbox, comment, readers, at, cancellationToken);
        return Unit.Value;
    }
}
