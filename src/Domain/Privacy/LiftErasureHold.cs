using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Privacy;

/// <summary>Nothing but open work and seats keeps somebody's personal data from being erased any more.</summary>
[Requires(Permission.ManagePeople)]
public sealed record LiftErasureHold(Guid PersonId) : ICommand;

internal sealed class LiftErasureHoldHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<LiftErasureHold, Unit>
{
    public async Task<Unit> Handle(LiftErasureHold request, CancellationToken cancellationToken)
    {
        (await db.Kept(request.PersonId, slot.Caller, clock.GetUtcNow(), cancellationToken)).LiftHold();
        return Unit.Value;
    }
}
