using Governance.Domain.Commands;

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
}
