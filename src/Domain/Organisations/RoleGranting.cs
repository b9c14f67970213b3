using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>A role to be granted: in an organisation, or in the whole network where none is named, for a unit of it where one is.</summary>
/// <param name="From">The first moment; null: at once.</param>
/// <param name="Until">The first moment after it; null while it has no end.</param>
public sealed record WantedRole(string RoleId, Guid? OrganisationId, Bilingual? Unit = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>
/// Grants roles for all commands that do. Laws: nobody grants where they do not manage people themselves, and what is held
/// already is not granted twice.
/// </summary>
internal sealed class RoleGranting(GovernanceDb db, CallerSlot slot, TimeProvider clock)
{
    internal async Task Grant(Person person, WantedRole wanted, CancellationToken cancellation)
    {
        var role = Role.Find(wanted.RoleId);
        Rule.Require(role is not null, "Choose a role.");
        slot.Caller.RequireManages(wanted.OrganisationId);
        var units = await Units(wanted.OrganisationId, cancellation);
        Rule.Require(units is not null, "Choose an organization.");
        Rule.Require(wanted.Unit is null || units!.Contains(wanted.Unit), "Choose a unit of the organization.");
        var at = clock.GetUtcNow();
        var from = wanted.From ?? at;
        if (!person.Holds(wanted.RoleId, wanted.OrganisationId, wanted.Unit, from))
            person.Grant(OrderedId.At(at), role!, wanted.OrganisationId, wanted.Unit, from, wanted.Until, slot.Caller.PersonId);
    }

    /// <summary>The units of the organisation; null where there is no such one, and none for the network.</summary>
    private async Task<IReadOnlyList<Bilingual>?> Units(Guid? organisationId, CancellationToken cancellation) => organisationId is null
        ? []
        : await db.Set<Organisation>().Where(one => one.Id == organisationId).Select(one => one.Units).SingleOrDefaultAsync(cancellation);
}
