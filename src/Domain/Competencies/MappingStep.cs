using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Competencies;

/// <summary>Finds the micro-credential whose mapping the caller changes at a step that is open; they are among its authors then.</summary>
internal static class MappingStep
{
    internal static async Task<MicroCredential> OpenFor(Caller caller, GovernanceDb db, DutyCheck duties, Guid workItemId, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == workItemId, cancellation) ?? throw new NotFound();
        var principal = await duties.RequireMayAct(item, caller, cancellation);
        Rule.Require(item.IsOpen && item.Kind == WorkKind.Competencies, "This step is no longer open; the mapping cannot be changed here.");
        var credential = await db.Set<MicroCredential>().SingleAsync(one => one.Id == item.CredentialId, cancellation);
        credential.WrittenBy(DutyCheck.Actors(caller.PersonId!.Value, principal));
        return credential;
    }
}
