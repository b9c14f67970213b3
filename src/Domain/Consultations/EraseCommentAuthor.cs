using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consultations;

/// <summary>
/// Erases the name, organisation and address of somebody who commented without an account and asked for it, which they do
/// by writing to the institution. What they said stays. It cannot be undone.
/// </summary>
[Requires(Permission.KeepBodies)]
public sealed record EraseCommentAuthor(Guid CommentId) : ICommand;

internal sealed class EraseCommentAuthorHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<EraseCommentAuthor, Unit>
{
    public async Task<Unit> Handle(EraseCommentAuthor request, CancellationToken cancellationToken)
    {
        var comment = await db.Set<PublicComment>().SingleOrDefaultAsync(one => one.Id == request.CommentId, cancellationToken);
        if (comment is null || !slot.Caller.May(Permission.KeepBodies, comment.OrganisationId))
            throw new NotFound();
        comment.ForgetAuthor();
        return Unit.Value;
    }
}
