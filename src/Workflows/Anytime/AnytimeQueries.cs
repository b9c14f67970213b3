using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Anytime;

/// <summary>What the caller may do with a record at any time, as its running definition says.</summary>
public sealed class AnytimeQueries(GovernanceDb db, DefinitionStore definitions)
{
    public async Task<IReadOnlyList<AnytimeAction>> For(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var credential = await db.Set<MicroCredential>().AsNoTracking().Include(one => one.Stays).SingleOrDefaultAsync(one => one.Id == credentialId, cancellation);
        var hash = await db.Set<WorkflowInstance>()
            .Where(one => one.CorrelationId == credentialId && one.Status == InstanceStatus.Running)
            .OrderByDescending(one => one.CreatedAt).Select(one => one.DefinitionHash).FirstOrDefaultAsync(cancellation);
        if (credential is null || hash is null)
            return [];
        var definition = await definitions.Get(db, hash, cancellation);
        return [.. AnytimeAction.Of(definition)
            .Where(action => action.IsPossible(credential) && TakeAnytimeActionHandler.Holds(caller, action, credential))];
    }
}
