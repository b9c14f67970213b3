using Governance.Domain.Commands;
using MediatR;

namespace Governance.Domain.Voting;

/// <summary>The chair or the secretary closes a vote; what the bylaws make of it stands from then on.</summary>
[Requires(Permission.Vote)]
public sealed record CloseMotion(Guid MotionId) : ICommand;

internal sealed class CloseMotionHandler(CallerSlot slot, MotionClosing closing) : IRequestHandler<CloseMotion, Unit>
{
    public async Task<Unit> Handle(CloseMotion request, CancellationToken cancellationToken)
    {
        await closing.Close(request.MotionId, slot.Caller, cancellationToken);
        return Unit.Value;
    }
}
