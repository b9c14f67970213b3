using Governance.Domain.Commands;
using Governance.Domain.Delegations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>A person as others see them, with the roles in force at the moment of reading.</summary>
public sealed record PersonSummary(Guid Id, Bilingual Name, string Email, string Language, IReadOnlyList<RoleSummary> Roles)
{
    /// <summary>The seats this person holds; read apart, as bodies are another feature's.</summary>
    public IReadOnlyList<HeldSeat> Seats { get; init; } = [];

    /// <summary>Whether they are here; who has left holds no role and signs in no more.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Those who are away and for whom this person acts now.</summary>
    public IReadOnlyList<Principal> Principals { get; init; } = [];

    /// <summary>The caller that acts when this person does.</summary>
    public Caller ToCaller() =>
        Caller.Person(Id, Name.ToString(), [.. Roles.Select(held => new HeldRole(held.Role, held.OrganisationId) { Unit = held.Unit })], Seats, Principals);
}

/// <summary>A role in force and where: no organisation means the whole network.</summary>
public sealed record RoleSummary(Role Role, Guid? OrganisationId, Bilingual? OrganisationName)
{
    /// <summary>The unit for which it is held; null: for the whole organisation.</summary>
    public Bilingual? Unit { get; init; }
}

/// <summary>Reads people without tracking.</summary>
public sealed class PeopleQueries(GovernanceDb db, TimeProvider clock)
{
    /// <summary>False until the first administrator, or the demo, is there.</summary>
    public Task<bool> Any() => db.Set<Person>().AnyAsync();

    /// <summary>Whether this database was begun as a demonstration; it can never become one later.</summary>
    public Task<bool> AreOfADemonstration() => db.Events.AnyAsync(row => row.Name == nameof(DemonstrationBegun));

    /// <summary>The person, or null when there is none with this id.</summary>
    public async Task<PersonSummary?> Find(Guid personId)
    {
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == personId);
        return person is null ? null : Summary(person, await OrganisationNames(), await Principals(personId));
    }

    /// <summary>Everyone who holds a role now, in the order in which roles are listed.</summary>
    public async Task<IReadOnlyList<PersonSummary>> WithRoles()
    {
        var names = await OrganisationNames();
        var people = await db.Set<Person>().AsNoTracking().ToListAsync();
        var principals = await Principals(null);
        return
        [
            .. people.Select(person => Summary(person, names, principals))
                .Where(person => person.Roles.Count > 0)
                .OrderBy(person => Role.All.ToList().IndexOf(person.Roles[0].Role))
                .ThenBy(person => person.Name.En, StringComparer.Ordinal),
        ];
    }

    /// <summary>Everyone who holds a role now where the caller holds one too.</summary>
    public async Task<IReadOnlyList<PersonSummary>> Beside(Caller caller) =>
        [.. (await WithRoles()).Where(person => person.Roles.Any(held => caller.Roles.Any(own => own.OrganisationId is null || held.OrganisationId is null || own.OrganisationId == held.OrganisationId)))];

    /// <summary>By delegate: those who left steps to them for this moment, with the roles that are their own.</summary>
    private async Task<ILookup<Guid, Principal>> Principals(Guid? delegateId)
    {
        var at = clock.GetUtcNow();
        var inForce = await db.Set<Delegation>().AsNoTracking().Where(one => (delegateId == null || one.DelegateId == delegateId) && one.From <= at && one.Until > at).ToListAsync();
        var ids = inForce.Select(one => one.PrincipalId).ToList();
        var away = await db.Set<Person>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id);
        return inForce.OrderBy(one => one.From).ThenBy(one => one.Id)
            .ToLookup(one => one.DelegateId, one => new Principal(one.PrincipalId, away[one.PrincipalId].Name, away[one.PrincipalId].HeldAt(at), one.Kinds));
    }

    private PersonSummary Summary(Person person, Dictionary<Guid, Bilingual> organisations, ILookup<Guid, Principal> principals)
    {
        var roles = person.HeldAt(clock.GetUtcNow())
            .Select(held => new RoleSummary(held.Role, held.OrganisationId, NameOf(held.OrganisationId, organisations)) { Unit = held.Unit });
        return new PersonSummary(person.Id, person.Name, person.Email, person.Language, [.. roles.Distinct()]) 
        {
            IsActive = person.IsActive,
            Principals = [.. principals[person.Id]],
        };
    }

    private static Bilingual? NameOf(Guid? organisationId, Dictionary<Guid, Bilingual> organisations) =>
        organisationId is { } id ? organisations.GetValueOrDefault(id) : null;

    private async Task<Dictionary<Guid, Bilingual>> OrganisationNames() =>
        await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name);
}
