using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Moves a micro-credential along its lifecycle. Only a workflow may, on the word of a person.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record MoveCredential(string CredentialId, CredentialAction Action, string? Reason) : ICommand;

internal sealed class MoveCredentialHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<MoveCredential, Unit>
{
    public async Task<Unit> Handle(MoveCredential request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        credential.Move(request.Action, request.Reason, clock.GetUtcNow());
        return Unit.Value;
    }
}
