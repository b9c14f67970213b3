using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Discussion;

/// <summary>Closes a thread: whoever reads it may, and their name stands beside it. Nothing is deleted.</summary>
[Requires(Permission.Discuss)]
public sealed record ResolveComment(Guid CommentId) : ICommand;

internal sealed class ResolveCommentHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<ResolveComment, Unit>
{
    public async Task<Unit> Handle(ResolveComment request, CancellationToken cancellationToken)
    {
        var (comment, _) = await CommentAccess.Seen(db, request.CommentId, slot.Caller, cancellationToken);
        comment.Resolve(slot.Caller.PersonId!.Value, clock.GetUtcNow());
        return Unit.Value;
    }
}
