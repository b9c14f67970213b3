using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>The chair or the secretary takes a motion back before there is a result; the ballots given count for nothing.</summary>
[Requires(Permission.Vote)]
public sealed record WithdrawMotion(Guid MotionId) : ICommand;

internal sealed class WithdrawMotionHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<WithdrawMotion, Unit>
{
    public async Task<Unit> Handle(WithdrawMotion request, CancellationToken cancellationToken)
    {
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == request.MotionId, cancellationToken) ?? throw new NotFound();
        await Leading.Require(db, await Chamber.Of(db, motion.WorkItemId, cancellationToken), slot.Caller, clock.GetUtcNow(), cancellationToken);
        Rule.Require(motion.State != MotionState.Held, "A decision that members may object to is not taken back.");
        motion.Withdraw(clock.GetUtcNow());
        foreach (var ballot in await Chamber.Ballots(db, motion.Id, cancellationToken))
            ballot.Forget();
        return Unit.Value;
    }
}
