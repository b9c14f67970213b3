using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Dates the last look at the whole record: "full-review" or "partner-reconfirmation".</summary>
[Requires(Permission.RunWorkflow)]
public sealed record ConfirmReviewed(string CredentialId, string Kind) : ICommand;

internal sealed class ConfirmReviewedHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<ConfirmReviewed, Unit>
{
    public async Task<Unit> Handle(ConfirmReviewed request, CancellationToken cancellationToken)
    {
        var credential = await db.Set<MicroCredential>().SingleOrDefaultAsync(one => one.Id == request.CredentialId, cancellationToken) ?? throw new NotFound();
        credential.ConfirmReviewed(request.Kind, clock.GetUtcNow());
        return Unit.Value;
    }
}
