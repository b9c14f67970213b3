using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>Finds what a partner's link is for. Any other endorsement does not exist for them.</summary>
internal static class AskedEndorsement
{
    internal static async Task<Endorsement> Of(this GovernanceDb db, Caller caller, Guid endorsementId, CancellationToken cancellation) =>
        caller.EndorsementId == endorsementId
            ? await db.Set<Endorsement>().SingleOrDefaultAsync(one => one.Id == endorsementId, cancellation) ?? throw new NotFound()
            : throw new NotFound();

    /// <summary>Completes the step that asked, and takes the place of what the partner signed before.</summary>
    internal static async Task Answered(this GovernanceDb db, Endorsement endorsement, DecisionSigning signing, DutyCheck duties, string outcome, string? comment, DateTimeOffset at, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().SingleAsync(one => one.Id == endorsement.WorkItemId, cancellation);
        var partner = await db.Set<Organisation>().Where(one => one.Id == endorsement.PartnerId).Select(one => one.Name).SingleAsync(cancellation);
        if (outcome != DeclineEndorsement.Outcome)
            await duties.RequireMayEndorse(item, endorsement.PartnerId, cancellation);
        await signing.Sign(item, cancellation);
        item.Complete(null, outcome, comment, partner, at);
        foreach (var signed in await db.Earlier(endorsement.CredentialId, endorsement.PartnerId, EndorsementState.Signed, cancellation))
            signed.Supersede();
    }

    internal static Task<List<Endorsement>> Earlier(this GovernanceDb db, string credentialId, Guid partnerId, EndorsementState state, CancellationToken cancellation) =>
        db.Set<Endorsement>().Where(one => one.CredentialId == credentialId && one.PartnerId == partnerId && one.State == state)
            .ToListAsync(cancellation);
}
