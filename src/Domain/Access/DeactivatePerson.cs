using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>
/// Somebody leaves. Their roles, seats, delegations and sessions end now; claims go back to the role; what waits for them by
/// name, and the proposals that they lead, go to whoever replaces them; a review that was not handed in is for another, and
/// advice that was not given is no longer asked for. Everything they did stays theirs.
/// </summary>
/// <param name="SuccessorId">Who replaces them; null: steps by name wait for anybody of their role, and proposals keep their lead.</param>
[Requires(Permission.ManagePeople)]
public sealed record DeactivatePerson(Guid PersonId, Guid? SuccessorId = null) : ICommand;

internal sealed class DeactivatePersonHandler(GovernanceDb db, Leaving leaving, CallerSlot slot, TimeProvider clock) : IRequestHandler<DeactivatePerson, Unit>
{
    public async Task<Unit> Handle(DeactivatePerson request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var person = await db.Kept(request.PersonId, slot.Caller, at, cancellationToken);
        Rule.Require(person.Id != slot.Caller.PersonId, "Nobody deactivates themselves; ask another administrator.");
        await leaving.Of(person, request.SuccessorId is { } id ? await Successor(id, person.Id, cancellationToken) : null, at, cancellationToken);
        return Unit.Value;
    }

    private async Task<Person> Successor(Guid successorId, Guid personId, CancellationToken cancellation)
    {
        var successor = await db.Set<Person>().AsNoTracking().VisibleTo(slot.Caller).SingleOrDefaultAsync(one => one.Id == successorId, cancellation);
        Rule.Require(successor is { IsActive: true } && successor.Id != personId, "Choose somebody else who is here.");
        return successor!;
    }
}
