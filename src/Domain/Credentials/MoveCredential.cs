using Governance.Domain.Commands;
using Governance.Domain.Following;
using Governance.Domain.Forms;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Moves a micro-credential along its lifecycle. Only a workflow may, on the word of a person.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record MoveCredential(string CredentialId, CredentialAction Action, string? Reason) : ICommand;

internal sealed class MoveCredentialHandler(GovernanceDb db, FormCatalogue forms, Followers followers, TimeProvider clock) : IRequestHandler<MoveCredential, Unit>
{
    public async Task<Unit> Handle(MoveCredential request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        credential.RequireMay(request.Action, forms);
        credential.Move(request.Action, request.Reason, clock.GetUtcNow());
        await followers.Tell(credential.Id, EventSentences.Moved(request.Action, credential.IsReturned), cancellationToken);
        return Unit.Value;
    }
}
