using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Takes a step that waits for a role, so that the others of the role leave it alone until it is answered or given back.
/// Whoever may answer it may take it; of several at once one does.
/// </summary>
[Requires(Permission.CompleteWork)]
public sealed record ClaimWorkItem(Guid WorkItemId) : ICommand;

internal sealed class ClaimWorkItemHandler(GovernanceDb db, CallerSlot slot, DutyCheck duties, TimeProvider clock) : IRequestHandler<ClaimWorkItem, Unit>
{
    public async Task<Unit> Handle(ClaimWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        var principal = await duties.RequireMayAct(item, slot.Caller, cancellationToken);
        var at = clock.GetUtcNow();
        item.Take(new(slot.Caller.PersonId!.Value, principal, at));
        Rule.Require((await Claims.Of(db, [item], at, cancellationToken)).Holder(item) is not null, "You left such steps to somebody for now. Say that you are back first.");
        return Unit.Value;
    }
}
