using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Access;

/// <summary>Signs out of one of one's own browsers, or of all of them.</summary>
/// <param name="SessionId">Null: everywhere.</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record EndOwnSessions(Guid? SessionId = null) : ICommand;

internal sealed class EndOwnSessionsHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<EndOwnSessions, Unit>
{
    public async Task<Unit> Handle(EndOwnSessions request, CancellationToken cancellationToken)
    {
        await db.EndSessions(slot.Caller.PersonId!.Value, request.SessionId, clock.GetUtcNow(), cancellationToken);
        return Unit.Value;
    }
}
