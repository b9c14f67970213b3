using Governance.Domain.Commands;
using Governance.Domain.Organisations;

namespace Governance.Portal.Demo;

/// <summary>Brings organisations and people in, and knows who acts for whom. They sign in through the chooser, which makes their accounts.</summary>
internal sealed class DemoPeople
{
    private static readonly TimeSpan BetweenEntries = TimeSpan.FromSeconds(40);

    private readonly Dictionary<string, Guid> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Institution, string Role), List<Caller>> people = [];

    private DemoPeople()
    {
    }

    internal static async Task<DemoPeople> Register(DemoEngine engine, DemoContent content, CancellationToken cancellation)
    {
        var registered = new DemoPeople();
        foreach (var institution in content.Institutions)
        {
            registered.organisations[institution.Id] = await Enter(engine, new RegisterOrganisation(
                OrganisationKind.Institution, institution.Name, institution.Region.En) { Units = institution.Units }, cancellation);
        }
        foreach (var partner in content.Partners)
        {
            registered.organisations[partner.Id] = await Enter(engine, new RegisterOrganisation(
                OrganisationKind.Partner, partner.Name, "") { ContactEmail = partner.Email, ContactLanguage = partner.Language }, cancellation);
        }
        foreach (var person in content.People)
            await registered.Register(engine, person, cancellation);
        return registered;
    }

    internal Guid Organisation(string id) => organisations[id];

    /// <summary>Who holds the role in the institution; numbered from 0 where several do.</summary>
    internal Caller The(string role, string institution, int number = 0) => people[(institution, role)][number];

    private async Task Register(DemoEngine engine, DemoPerson person, CancellationToken cancellation)
    {
        var organisationId = person.Institution is { } institution ? organisations[institution] : (Guid?)null;
        var id = await Enter(engine, new RegisterPerson(person.Name, person.Email, person.Language), cancellation);
        await engine.Send(Caller.System, new GrantRole(id, person.Role, organisationId), cancellation);
        var key = (person.Institution ?? "", person.Role);
        if (!people.TryGetValue(key, out var holders))
            people[key] = holders = [];
        holders.Add(Caller.Person(id, person.Name.En, [new HeldRole(Role.Find(person.Role)!, organisationId)]));
    }

    private static async Task<Guid> Enter(DemoEngine engine, ICommand<Guid> entry, CancellationToken cancellation)
    {
        var id = await engine.Send(Caller.System, entry, cancellation);
        engine.Clock.Advance(BetweenEntries);
        return id;
    }
}
