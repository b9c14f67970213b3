using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>Ends a running instance from outside; open steps are closed and recorded Canceled.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record CancelInstance(Guid InstanceId) : ICommand;

internal sealed class CancelInstanceHandler(GovernanceDb db, IServiceProvider services, CallerSlot slot, TimeProvider clock)
    : IRequestHandler<CancelInstance, Unit>
{
    public async Task<Unit> Handle(CancelInstance request, CancellationToken cancellationToken)
    {
        var instance = await db.Set<WorkflowInstance>().SingleOrDefaultAsync(one => one.Id == request.InstanceId, cancellationToken) ?? throw new NotFound();
        Rule.Require(instance.Status == InstanceStatus.Running, "This workflow has already ended.");
        var caller = slot.Caller;
        var now = clock.GetUtcNow();
        await (await BurstScope.TreeWithin(services, caller.OnWordOf, now).Open(instance)).Cancel();
        slot.Caller = caller;
        db.Write(new WorkflowCancelled(instance.Id, instance.CorrelationId), now);
        return Unit.Value;
    }
}
