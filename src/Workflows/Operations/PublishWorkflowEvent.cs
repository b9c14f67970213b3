using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using MediatR;

namespace Governance.Workflows.Operations;

/// <summary>
/// Tells workflows that something happened: those that wait for an event of this name go on, and definitions that it
/// triggers start. With a correlation id only instances of that id hear it, with an instance only that one.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record PublishWorkflowEvent(string Name, JsonNode? Payload = null, string? CorrelationId = null, Guid? InstanceId = null) : ICommand;

internal sealed class PublishWorkflowEventHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<PublishWorkflowEvent, Unit>
{
    public Task<Unit> Handle(PublishWorkflowEvent request, CancellationToken cancellationToken)
    {
        db.Write(new WorkflowEventPublished(request.Name, null, request.CorrelationId, request.Payload?.ToJsonString(), request.InstanceId), clock.GetUtcNow());
        return Unit.Task;
    }
}
