using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Access;

/// <summary>Signs somebody out everywhere.</summary>
[Requires(Permission.ManagePeople)]
public sealed record EndSessionsOf(Guid PersonId) : ICommand;

internal sealed class EndSessionsOfHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<EndSessionsOf, Unit>
{
    public async Task<Unit> Handle(EndSessionsOf request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var person = await db.Kept(request.PersonId, slot.Caller, at, cancellationToken);
        await db.EndSessions(person.Id, null, at, cancellationToken);
        return Unit.Value;
    }
}
