using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Access;

/// <summary>Sends somebody a link to set their first password. An earlier invitation no longer works.</summary>
[Requires(Permission.ManagePeople)]
public sealed record InvitePerson(Guid PersonId) : ICommand;

internal sealed class InvitePersonHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<InvitePerson, Unit>
{
    public async Task<Unit> Handle(InvitePerson request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var person = await db.Kept(request.PersonId, slot.Caller, at, cancellationToken);
        Rule.Require(person.IsActive, "This person has left; let them come back first.");
        Rule.Require(await db.AccountOf(person.Id, cancellationToken) is not { PasswordHash: not null }, "This person has a password already; they can ask for another one when they sign in.");
        await db.EndLinks(person.Id, at, cancellationToken);
        db.Add(outbox.Invite(person.Id, at));
        return Unit.Value;
    }
}
