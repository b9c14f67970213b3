using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using MediatR;

namespace Governance.Domain.Bodies;

/// <summary>Ends a term at a moment, and those of the alternates of the seat with it.</summary>
[Requires(Permission.KeepBodies)]
public sealed record EndSeat(Guid BodyId, Guid SeatId, DateTimeOffset Until) : ICommand;

internal sealed class EndSeatHandler(GovernanceDb db, CallerSlot slot, ChangesOfBody changes) : IRequestHandler<EndSeat, Unit>
{
    public async Task<Unit> Handle(EndSeat request, CancellationToken cancellationToken)
    {
        var body = await db.Kept(request.BodyId, slot.Caller, cancellationToken);
        body.End(request.SeatId, await changes.From(body, request.Until, cancellationToken));
        return Unit.Value;
    }
}
