using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Delegations;

/// <summary>Ends a delegation before its time: whoever is back, or whoever gives the steps back. A step already answered stays answered.</summary>
[Requires(Permission.KeepOwnAccount)]
public sealed record EndDelegation(Guid DelegationId) : ICommand;

internal sealed class EndDelegationHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<EndDelegation, Unit>
{
    public async Task<Unit> Handle(EndDelegation request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId;
        var delegation = await db.Set<Delegation>().SingleOrDefaultAsync(one => one.Id == request.DelegationId && (one.PrincipalId == me || one.DelegateId == me), cancellationToken) ?? throw new NotFound();
        delegation.End(clock.GetUtcNow());
        return Unit.Value;
    }
}
