using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Privacy;

/// <summary>Keeps somebody's personal data from being erased, by the policy and by hand, such as while a dispute is open.</summary>
[Requires(Permission.ManagePeople)]
public sealed record HoldErasure(Guid PersonId, string Reason) : ICommand;

internal sealed class HoldErasureHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<HoldErasure, Unit>
{
    public async Task<Unit> Handle(HoldErasure request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        (await db.Kept(request.PersonId, slot.Caller, at, cancellationToken)).HoldErasure(request.Reason.Trim(), at, slot.Caller.PersonId);
        return Unit.Value;
    }
}
