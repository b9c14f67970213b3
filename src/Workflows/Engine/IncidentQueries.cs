using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>Reads what stopped.</summary>
public sealed class IncidentQueries(GovernanceDb db)
{
    /// <summary>Whether a workflow that carries the record waits on an incident nobody has resolved.</summary>
    public Task<bool> HasStopped(string credentialId, CancellationToken cancellation = default) =>
        db.Set<Incident>().Where(incident => incident.ResolvedAt == null)
            .Join(db.Set<WorkflowInstance>().Where(instance => instance.CorrelationId == credentialId && instance.Status == InstanceStatus.Running),
                incident => incident.InstanceId, instance => instance.Id, (incident, _) => incident.Id)
            .AnyAsync(cancellation);
}
