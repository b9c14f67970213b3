using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Gives a step back to its role: whoever took it, or the QA office of the organisation for them.</summary>
[Requires(Permission.CompleteWork)]
public sealed record ReleaseWorkItem(Guid WorkItemId) : ICommand;

internal sealed class ReleaseWorkItemHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<ReleaseWorkItem, Unit>
{
    public async Task<Unit> Handle(ReleaseWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        item.GiveBack(slot.Caller);
        return Unit.Value;
    }
}
