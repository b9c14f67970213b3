using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Operations;

/// <summary>
/// Whose workflows a caller looks after, as one filter for commands and queries. Laws: with
/// <see cref="Permission.OperateWorkflows"/> in the whole network all; in an organisation those that carry one of its
/// records. An instance that carries no record belongs to no organisation.
/// </summary>
internal static class InstanceAccess
{
    public static IQueryable<WorkflowInstance> LookedAfterBy(this IQueryable<WorkflowInstance> instances, GovernanceDb db, Caller caller)
    {
        var held = caller.Roles.Where(one => one.Role.Grants(Permission.OperateWorkflows)).Select(one => one.OrganisationId).ToList();
        if (held.Contains(null))
            return instances;
        var organisations = held.OfType<Guid>().Distinct().ToList();
        return instances.Where(instance => db.Set<MicroCredential>()
            .Where(record => organisations.Contains(record.OrganisationId)).Select(record => record.Id).Contains(instance.CorrelationId));
    }
}
