using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Competencies;

/// <summary>Finds the micro-credential whose mapping the caller may change at a step that is open.</summary>
internal static class MappingStep
{
    internal static async Task<MicroCredential> OpenFor(Caller caller, GovernanceDb db, Guid workItemId, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == workItemId, cancellation) ?? throw new NotFound();
        item.RequireMayAct(caller);
        Rule.Require(item.IsOpen && item.Kind == WorkKind.Competencies, "This step is no longer open; the mapping cannot be changed here.");
        return await db.Set<MicroCredential>().SingleAsync(one => one.Id == item.CredentialId, cancellation);
    }
}
