using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>Goes on with a waiting step directly, whatever it waits for: the oldest of its runs. What is brought along is added to the instance's inputs.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record ResumeActivity(Guid InstanceId, string ActivityId, JsonObject? Input = null) : ICommand;

internal sealed class ResumeActivityHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<ResumeActivity, Unit>
{
    public async Task<Unit> Handle(ResumeActivity request, CancellationToken cancellationToken)
    {
        if (!await db.Set<WorkflowInstance>().AnyAsync(instance => instance.Id == request.InstanceId, cancellationToken))
            throw new NotFound();
        db.Write(new ActivityResumed(request.InstanceId, request.ActivityId, new(request.ActivityId, request.Input)), clock.GetUtcNow());
        return Unit.Value;
    }
}
