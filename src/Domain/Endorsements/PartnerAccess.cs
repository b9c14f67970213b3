using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>What partners were asked, as a caller keeps it: by the organisations that asked.</summary>
internal static class PartnerAccess
{
    internal static IQueryable<Endorsement> KeptBy(this IQueryable<Endorsement> endorsements, Caller caller)
    {
        var held = caller.Roles.Where(one => one.Role.Grants(Permission.KeepPartners)).Select(one => one.OrganisationId).ToList();
        if (held.Contains(null))
            return endorsements;
        var places = held.OfType<Guid>().ToList();
        return endorsements.Where(one => places.Contains(one.OrganisationId));
    }

    /// <summary>Whether the contacts of a partner are the caller's to keep: where their college asked it for something, or they manage the network.</summary>
    internal static async Task<bool> KeepsContactsOf(this GovernanceDb db, Guid partnerId, Caller caller, CancellationToken cancellation) =>
        caller.ManagesAll() || await db.Set<Endorsement>().KeptBy(caller).AnyAsync(one => one.PartnerId == partnerId, cancellation);
}
