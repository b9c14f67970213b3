using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Following;

/// <summary>Follows a record no longer, whether or not the caller reads it still.</summary>
[Requires(Permission.Discuss)]
public sealed record StopFollowing(string CredentialId) : ICommand;

internal sealed class StopFollowingHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<StopFollowing, Unit>
{
    public async Task<Unit> Handle(StopFollowing request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId;
        await db.Set<Follow>().Where(one => one.CredentialId == request.CredentialId && one.PersonId == me).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
