using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Privacy;

/// <summary>
/// Erases the personal data of somebody who has left: name, address, account, sessions, links, their lists, their notices and how they reach them, what they
/// looked at and followed, their name where comments mention them, and where they commented in public by the same address. Decisions, roles, seats, votes and comments stay with the id, because the institution must be able to explain them; the trail names people by id alone, so every
/// seal still holds. It cannot be undone.
/// </summary>
[Requires(Permission.ManagePeople)]
public sealed record ErasePerson(Guid PersonId) : ICommand;

internal sealed class ErasePersonHandler(GovernanceDb db, Erasing erasing, CallerSlot slot, TimeProvider clock) : IRequestHandler<ErasePerson, Unit>
{
    public async Task<Unit> Handle(ErasePerson request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        await erasing.Of(await db.Kept(request.PersonId, slot.Caller, at, cancellationToken), at, null, cancellationToken);
        return Unit.Value;
    }
}
