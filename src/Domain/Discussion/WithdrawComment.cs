using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Discussion;

/// <summary>Takes one's own comment back: nobody reads it any more, that there was one stays to be seen, and what it said is kept on record.</summary>
[Requires(Permission.Discuss)]
public sealed record WithdrawComment(Guid CommentId) : ICommand;

internal sealed class WithdrawCommentHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<WithdrawComment, Unit>
{
    public async Task<Unit> Handle(WithdrawComment request, CancellationToken cancellationToken)
    {
        var (comment, _) = await CommentAccess.Seen(db, request.CommentId, slot.Caller, cancellationToken);
        comment.Withdraw(slot.Caller, clock.GetUtcNow());
        return Unit.Value;
    }
}
