using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>
/// Asks a partner to endorse a version through a link that ends at a time; answers with the endorsement's id. A request
/// to the same partner that is still unanswered gives way to it; what they signed earlier holds until they answer.
/// </summary>
[Requires(Permission.RunWorkflow)]
public sealed record RequestEndorsement(string CredentialId, Guid PartnerId, Guid WorkItemId, int VersionNumber, DateTimeOffset ExpiresAt)
    : ICommand<Guid>;

internal sealed class RequestEndorsementHandler(GovernanceDb db, TimeProvider clock) : IRequestHandler<RequestEndorsement, Guid>
{
    public async Task<Guid> Handle(RequestEndorsement request, CancellationToken cancellationToken)
    {
        var organisationId = await db.Set<MicroCredential>()
            .Where(one => one.Id == request.CredentialId && one.Versions.Any(version => version.Number == request.VersionNumber))
            .Select(one => (Guid?)one.OrganisationId).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        Rule.Require(await IsPartner(request.PartnerId, cancellationToken), "Choose a partner organization.");
        foreach (var unanswered in await db.Earlier(request.CredentialId, request.PartnerId, EndorsementState.Requested, cancellationToken))
            unanswered.Supersede();
        var at = clock.GetUtcNow();
        var endorsement = new Endorsement(OrderedId.At(at), request, organisationId, at);
        db.Add(endorsement);
        return endorsement.Id;
    }

    private Task<bool> IsPartner(Guid partnerId, CancellationToken cancellation) =>
        db.Set<Organisation>().AnyAsync(one => one.Id == partnerId && one.Kind == OrganisationKind.Partner, cancellation);
}
