using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Puts off a decision to a later day, with the reason. Whoever may decide may put it off; the step stays open, waits in
/// nobody's list until then, and decides nothing by itself.
/// </summary>
[Requires(Permission.CompleteWork)]
public sealed record PutOffWorkItem(Guid WorkItemId, DateTimeOffset Until, string Reason) : ICommand;

internal sealed class PutOffWorkItemHandler(GovernanceDb db, CallerSlot slot, DutyCheck duties, TimeProvider clock) : IRequestHandler<PutOffWorkItem, Unit>
{
    public async Task<Unit> Handle(PutOffWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        var principal = await duties.RequireMayAct(item, slot.Caller, cancellationToken);
        item.PutOffUntil(new(request.Until, request.Reason.Trim()), clock.GetUtcNow(), principal);
        return Unit.Value;
    }
}
