using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>Ends a running instance from outside; open steps are closed and recorded Canceled.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record CancelInstance(Guid InstanceId) : ICommand;

internal sealed class CancelInstanceHandler(GovernanceDb db, IServiceProvider services, DefinitionStore definitions, CallerSlot slot, TimeProvider clock)
    : IRequestHandler<CancelInstance, Unit>
{
    public async Task<Unit> Handle(CancelInstance request, CancellationToken cancellationToken)
    {
        var instance = await db.Set<WorkflowInstance>().SingleOrDefaultAsync(one => one.Id == request.InstanceId, cancellationToken) ?? throw new NotFound();
        Rule.Require(instance.Status == InstanceStatus.Running, "This workflow has already ended.");
        var definition = await definitions.Get(db, instance.DefinitionHash, cancellationToken);
        var burst = new Burst(services, instance, definition, new Dictionary<long, Exception>(), slot.Caller.OnWordOf, clock.GetUtcNow());
        await burst.Cancel();
        db.Write(new WorkflowCancelled(instance.Id, instance.CorrelationId), clock.GetUtcNow());
        return Unit.Value;
    }
}
