using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>Reads people for those who manage them, and each person's own sessions; without tracking.</summary>
public sealed class AccessQueries(GovernanceDb db, SessionLimits limits, TimeProvider clock)
{
    /// <summary>The people that the caller sees, by name, one page of them.</summary>
    public async Task<PeoplePage> People(PeopleFilter filter, int page, int size, Caller caller, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var wanted = db.Set<Person>().AsNoTracking().VisibleTo(caller).Where(one => filter.Left == (one.DeactivatedAt != null));
        if (filter.OrganisationId is { } place)
            wanted = wanted.Where(one => one.Grants.Any(grant => grant.OrganisationId == place && (grant.Until == null || grant.Until > at)));
        if (filter.RoleId is { } role)
            wanted = wanted.Where(one => one.Grants.Any(grant => grant.RoleId == role && (grant.Until == null || grant.Until > at)));
        // names are bilingual JSON: they are compared here, without case and accents, and people are thousands at most
        var found = await wanted.Select(one => new { one.Id, one.Name, one.Email }).ToListAsync(cancellation);
        var text = filter.Text is null ? null : Folded.Of(filter.Text);
        var matching = found.Where(one => text is null || Folded.Of(one.Name.En + " " + one.Name.Fr + " " + one.Email).Contains(text, StringComparison.Ordinal))
            .OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture).ThenBy(one => one.Id).ToList();
        var pages = Math.Max(1, (matching.Count + size - 1) / size);
        var shown = matching.Skip((Math.Clamp(page, 1, pages) - 1) * size).Take(size).Select(one => one.Id).ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(one => shown.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var accounts = await db.Set<Account>().AsNoTracking().Where(one => shown.Contains(one.PersonId)).ToDictionaryAsync(one => one.PersonId, cancellation);
        var places = await Places(cancellation);
        return new([.. shown.Select(id => Line(people[id], accounts.GetValueOrDefault(id), places, at))], Math.Clamp(page, 1, pages), pages, matching.Count);
    }

    /// <summary>One person with everything that those who manage them see. Throws <see cref="NotFound"/> for others.</summary>
    public async Task<PersonDetail> Person(Guid personId, Caller caller, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var person = await db.Set<Person>().AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(one => one.Id == personId, cancellation) ?? throw new NotFound();
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(one => one.PersonId == personId, cancellation);
        var invited = await db.Set<AccountLink>().AsNoTracking().Where(one => one.PersonId == personId && one.Kind == AccountLinkKind.Invitation && one.EndedAt == null).OrderByDescending(one => one.Id).FirstOrDefaultAsync(cancellation);
        var places = await Places(cancellation);
        return new(Line(person, account, places, at), person.Language)
        {
            Grants = await Grants(person, places, caller, cancellation),
            Seats = await Seats(personId, cancellation),
            OpenSteps = await db.Set<WorkItem>().CountAsync(item => item.State == WorkState.Open && item.AssignedToId == personId, cancellation),
            Leads = [.. (await Led(personId).ReadableBy(db, caller).OrderBy(one => one.Id).Select(one => new { one.Id, one.Title, one.OrganisationId }).ToListAsync(cancellation))
                .Select(one => new LedProposal(one.Id, one.Title, caller.May(Permission.OperateWorkflows, one.OrganisationId)))],
            Sessions = await Open(personId, cancellation),
            DeactivatedAt = person.DeactivatedAt,
            ErasedAt = person.ErasedAt,
            InvitedUntil = invited?.ExpiresAt,
            MayKeep = caller.MayKeep(person, at),
            IsOneself = caller.PersonId == personId,
        };
    }

    /// <summary>What the caller may do and by what right: their own roles, whoever granted them, and their seats.</summary>
    public async Task<OwnRights> OwnRights(Caller caller, CancellationToken cancellation = default)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == caller.PersonId, cancellation);
        return new(await Grants(person, await Places(cancellation), caller, cancellation), await Seats(person.Id, cancellation));
    }

    /// <summary>Who may replace a person: those whom the caller sees and who hold one of the person's roles in the same place, or could lead what the person leads.</summary>
    public async Task<IReadOnlyList<PersonListed>> Successors(Guid personId, Caller caller, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var places = await Led(personId).Select(one => one.OrganisationId).Distinct().ToListAsync(cancellation);
        IReadOnlyList<HeldRole> held = [.. (await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == personId, cancellation)).HeldAt(at), .. places.Select(place => new HeldRole(Role.InitiativeLead, place))];
        var roles = held.Select(one => one.Role.Id).ToList();
        var people = await db.Set<Person>().AsNoTracking().VisibleTo(caller)
            .Where(one => one.Id != personId && one.DeactivatedAt == null && one.Grants.Any(grant => roles.Contains(grant.RoleId))).ToListAsync(cancellation);
        return [.. people.Where(one => one.HeldAt(at).Any(other => held.Any(mine => mine.Role == other.Role && (other.OrganisationId is null || other.OrganisationId == mine.OrganisationId))))
            .Select(one => Line(one, null, [], at)).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)];
    }

    /// <summary>The caller's own open sessions, the latest first.</summary>
    public Task<IReadOnlyList<SessionView>> OwnSessions(Caller caller, CancellationToken cancellation = default) => Open(caller.PersonId ?? Guid.Empty, cancellation);

    /// <summary>Whom a link by mail is for; null where the link does not work any more.</summary>
    public async Task<LinkView?> Link(Guid linkId, CancellationToken cancellation = default)
    {
        var link = await db.Set<AccountLink>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == linkId, cancellation);
        if (link?.Works(clock.GetUtcNow()) != true)
            return null;
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == link.PersonId, cancellation);
        return person.IsActive ? new(link.Kind, person.Name, person.Email) : null;
    }

    /// <summary>The organisations whose people the caller manages.</summary>
    public async Task<IReadOnlyList<Organisation>> Managed(Caller caller, CancellationToken cancellation = default)
    {
        var all = await db.Set<Organisation>().AsNoTracking().ToListAsync(cancellation);
        return [.. all.Where(one => caller.Manages(one.Id)).OrderBy(one => one.Kind).ThenBy(one => one.Name.ToString(), StringComparer.CurrentCulture)];
    }

    /// <summary>Those whom the caller sees and whose addresses differ in capital letters alone; the store lets nobody new be like that.</summary>
    public async Task<IReadOnlyList<(Guid Id, Bilingual Name, string Email)>> SameAddresses(Caller caller, CancellationToken cancellation = default)
    {
        var visible = db.Set<Person>().AsNoTracking().VisibleTo(caller);
#pragma warning disable CA1304, CA1311 // the database has no culture
        var several = await visible.GroupBy(one => one.Email.ToLower()).Where(same => same.Count() > 1).Select(same => same.Key).ToListAsync(cancellation);
        var found = await visible.Where(one => several.Contains(one.Email.ToLower())).Select(one => new { one.Id, one.Name, one.Email }).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311
        return [.. found.OrderBy(one => one.Email, PeopleByEmail.Comparer).ThenBy(one => one.Id).Select(one => (one.Id, one.Name, one.Email))];
    }

    /// <summary>Whose these addresses are, also of those who have left.</summary>
    public async Task<IReadOnlyDictionary<string, Person>> Known(IReadOnlyList<string> emails, CancellationToken cancellation = default) =>
        await db.Set<Person>().AsNoTracking().ByEmail(emails, cancellation);

    private async Task<IReadOnlyList<GrantView>> Grants(Person person, Dictionary<Guid, Bilingual> places, Caller caller, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var granters = person.Grants.Select(grant => grant.GrantedById).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(one => granters.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return [.. person.Grants.OrderByDescending(grant => grant.Until is null || at < grant.Until).ThenByDescending(grant => grant.From).Select(grant => new GrantView(
            grant.Id, Role.Find(grant.RoleId)?.Name ?? new(grant.RoleId, grant.RoleId), grant.RoleId, grant.OrganisationId, Place(grant.OrganisationId, places), grant.Unit, grant.From, grant.Until,
            grant.GrantedById is { } by ? names.GetValueOrDefault(by) : null, grant.Until is null || at < grant.Until, caller.Manages(grant.OrganisationId)))];
    }

    private async Task<IReadOnlyList<SeatOfPerson>> Seats(Guid personId, CancellationToken cancellation)
    {
        // seats are kept as JSON beside their body, and bodies are few
        var (at, bodies) = (clock.GetUtcNow(), await db.Set<Body>().AsNoTracking().ToListAsync(cancellation));
        return [.. bodies.SelectMany(body => body.HeldAt(at).Where(seat => seat.PersonId == personId).Select(seat => new SeatOfPerson(body.Id, body.Name, seat.Role, seat.IsVoting, seat.From, seat.Until)))];
    }

    private async Task<IReadOnlyList<SessionView>> Open(Guid personId, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var found = await db.Set<Session>().AsNoTracking().Where(one => one.PersonId == personId && one.EndedAt == null
            && db.Set<Account>().Any(account => account.PersonId == personId && account.SecurityStamp == one.Stamp)).OrderByDescending(one => one.SeenAt).ToListAsync(cancellation);
        return [.. found.Where(one => at < limits.EndOf(one.BegunAt, one.SeenAt)).Select(one => new SessionView(one.Id, one.Browser, one.BegunAt, one.SeenAt))];
    }

    private IQueryable<MicroCredential> Led(Guid personId) =>
        db.Set<MicroCredential>().AsNoTracking().Where(one => one.LeadId == personId && !CredentialLifecycle.Ended.Contains(one.State));

    private static PersonListed Line(Person person, Account? account, Dictionary<Guid, Bilingual> places, DateTimeOffset at) => new(
        person.Id, person.Name, person.Email,
        [.. person.Grants.Where(grant => grant.IsInForce(at)).Select(grant => (Role.Find(grant.RoleId)?.Name ?? new(grant.RoleId, grant.RoleId), Place(grant.OrganisationId, places))).Distinct()],
        !person.IsActive ? AccountState.Left : account?.LockoutEnd > at ? AccountState.Locked : account?.PasswordHash is not null ? AccountState.Active : AccountState.WithoutPassword);

    private static Bilingual? Place(Guid? organisationId, Dictionary<Guid, Bilingual> places) => organisationId is { } id ? places.GetValueOrDefault(id) : null;

    private Task<Dictionary<Guid, Bilingual>> Places(CancellationToken cancellation) =>
        db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
}
