using System.Text.Json.Serialization;
using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>Reports a task of <c>Elsa.RunTask</c> done, with its result as JSON. Reporting an unknown or finished task changes nothing.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record ReportTask(string TaskId, string? ResultJson) : ICommand;

internal sealed class ReportTaskHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<ReportTask, Unit>
{
    public Task<Unit> Handle(ReportTask request, CancellationToken cancellationToken)
    {
        db.Write(new TaskReported(request.TaskId, request.ResultJson), clock.GetUtcNow());
        return Unit.Task;
    }
}

/// <summary>A workflow asks the host to do something; whoever does it reports with <see cref="ReportTask"/>.</summary>
public sealed record TaskRequested(string TaskId, string TaskName, Guid Instance, string? Payload) : DomainEvent;

public sealed record TaskReported(string TaskId, [property: JsonIgnore] string? ResultJson) : DomainEvent
{
    public override Trigger? Trigger => new(TriggerKey(TaskId), PayloadJson: ResultJson);

    internal static string TriggerKey(string taskId) => "Task:" + taskId;
}
