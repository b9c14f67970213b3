using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>
/// Whom a caller manages. Laws: who manages people in the whole network manages all; who does in one organisation sees
/// those who hold or held a role there, and changes those who hold none elsewhere.
/// </summary>
public static class PeopleAccess
{
    public static bool ManagesAll(this Caller caller) =>
        caller.IsSystem || caller.Roles.Any(held => held.OrganisationId is null && held.Role.Grants(Permission.ManagePeople));

    /// <summary>Whether roles of this organisation are the caller's to grant; null: those of the whole network.</summary>
    public static bool Manages(this Caller caller, Guid? organisationId) =>
        caller.ManagesAll() || (organisationId is { } id && caller.May(Permission.ManagePeople, id));

    internal static void RequireManages(this Caller caller, Guid? organisationId)
    {
        if (!caller.Manages(organisationId))
            throw new Refused(new Sentence("This is not for your role."));
    }

    internal static IQueryable<Person> VisibleTo(this IQueryable<Person> people, Caller caller)
    {
        if (caller.ManagesAll())
            return people;
        var places = Places(caller);
        return people.Where(person => person.Grants.Any(grant => grant.OrganisationId != null && places.Contains(grant.OrganisationId.Value)));
    }

    /// <summary>Whether the person themselves is the caller's to correct, to invite and to deactivate.</summary>
    internal static bool MayKeep(this Caller caller, Person person, DateTimeOffset at) =>
        caller.ManagesAll() || (person.Grants.Any(grant => caller.Manages(grant.OrganisationId))
            && person.Grants.Where(grant => grant.Until is null || at < grant.Until).All(grant => caller.Manages(grant.OrganisationId)));

    /// <summary>The person, to be changed. Throws <see cref="NotFound"/> where there is none that the caller sees, <see cref="Refused"/> where somebody else keeps them.</summary>
    internal static async Task<Person> Kept(this GovernanceDb db, Guid personId, Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().VisibleTo(caller).SingleOrDefaultAsync(one => one.Id == personId, cancellation) ?? throw new NotFound();
        if (!caller.MayKeep(person, at))
            throw new Refused(new Sentence("This person holds a role elsewhere too; whoever manages the whole network does this."));
        return person;
    }

    private static List<Guid> Places(Caller caller) =>
        [.. caller.Roles.Where(held => held.Role.Grants(Permission.ManagePeople)).Select(held => held.OrganisationId).OfType<Guid>()];
}
