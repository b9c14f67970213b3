using Governance.Domain.Commands;
using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Classes what the latest version changes in what is published, and puts it on record. What was never published is major.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record ClassChanges(string CredentialId) : ICommand<EditClass>;

internal sealed class ClassChangesHandler(GovernanceDb db, FormCatalogue forms) : IRequestHandler<ClassChanges, EditClass>
{
    public async Task<EditClass> Handle(ClassChanges request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        return credential.ClassChanges(forms);
    }
}
