using Governance.Domain.Commands;
using MediatR;

namespace Governance.Domain.Voting;

/// <summary>Closes a vote without a meeting whose end has come.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record CloseEndedVote(Guid MotionId) : ICommand;

internal sealed class CloseEndedVoteHandler(MotionClosing closing) : IRequestHandler<CloseEndedVote, Unit>
{
    public async Task<Unit> Handle(CloseEndedVote request, CancellationToken cancellationToken)
    {
        await closing.Close(request.MotionId, presider: null, cancellationToken);
        return Unit.Value;
    }
}
