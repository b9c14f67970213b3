using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Closes a step that the workflow no longer needs. A step already completed stays as it is.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record CancelWorkItem(Guid WorkItemId) : ICommand;

internal sealed class CancelWorkItemHandler(GovernanceDb db) : IRequestHandler<CancelWorkItem, Unit>
{
    public async Task<Unit> Handle(CancelWorkItem request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        item.Cancel();
        return Unit.Value;
    }
}
