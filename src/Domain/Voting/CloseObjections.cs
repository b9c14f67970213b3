using Governance.Domain.Commands;
using MediatR;

namespace Governance.Domain.Voting;

/// <summary>The time for objections to a decision is over, and nobody objected. No person closes it earlier.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record CloseObjections(Guid MotionId) : ICommand;

internal sealed class CloseObjectionsHandler(MotionClosing closing) : IRequestHandler<CloseObjections, Unit>
{
    public async Task<Unit> Handle(CloseObjections request, CancellationToken cancellationToken)
    {
        await closing.Stand(request.MotionId, cancellationToken);
        return Unit.Value;
    }
}
