using Governance.Domain.Advising;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Closes a step that the workflow no longer needs. A step already completed stays as it is; a motion before a body is withdrawn with it, and what advice is asked for ends in silence.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record CancelWorkItem(Guid WorkItemId) : ICommand
{
    /// <summary>Whether it is closed because the time for an answer is over: advice that did not come, a window in which nobody objected.</summary>
    public bool InSilence { get; init; }
}

internal sealed class CancelWorkItemHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<CancelWorkItem, Unit>
{
    public async Task<Unit> Handle(CancelWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        if (request.InSilence)
            item.Lapse();
        else
            item.Cancel();
        await AdviceAccess.EndOf(db, item, cancellationToken);
        foreach (var motion in await db.Set<Motion>().Where(one => one.WorkItemId == item.Id && (one.State == MotionState.Open || one.State == MotionState.Tied || one.State == MotionState.Held)).ToListAsync(cancellationToken))
            motion.Withdraw(clock.GetUtcNow());
        return Unit.Value;
    }
}
