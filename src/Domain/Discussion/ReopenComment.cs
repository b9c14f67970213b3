using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Discussion;

/// <summary>Opens a resolved thread again: whoever reads it may.</summary>
[Requires(Permission.Discuss)]
public sealed record ReopenComment(Guid CommentId) : ICommand;

internal sealed class ReopenCommentHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<ReopenComment, Unit>
{
    public async Task<Unit> Handle(ReopenComment request, CancellationToken cancellationToken)
    {
        var (comment, _) = await CommentAccess.Seen(db, request.CommentId, slot.Caller, cancellationToken);
        comment.Reopen();
        return Unit.Value;
    }
}
