using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Freezes the draft as the next immutable version; answers with its number.</summary>
[Requires(Permission.RunWorkflow)]
public sealed record FreezeVersion(string CredentialId) : ICommand<int>;

internal sealed class FreezeVersionHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<FreezeVersion, int>
{
    public async Task<int> Handle(FreezeVersion request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().Include(one => one.Versions)
            .SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        return credential.Freeze(slot.Caller.OnWordOf, clock.GetUtcNow()).Number;
    }
}
