using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Access;

/// <summary>Somebody comes back. They hold no role until one is granted, set a password by a new invitation, and what went to others stays with them.</summary>
[Requires(Permission.ManagePeople)]
public sealed record ReactivatePerson(Guid PersonId) : ICommand;

internal sealed class ReactivatePersonHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<ReactivatePerson, Unit>
{
    public async Task<Unit> Handle(ReactivatePerson request, CancellationToken cancellationToken)
    {
        var person = await db.Kept(request.PersonId, slot.Caller, clock.GetUtcNow(), cancellationToken);
        person.Reactivate();
        return Unit.Value;
    }
}
