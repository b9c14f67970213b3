using Governance.Domain.Commands;
using Governance.Domain.Organisations;

namespace Governance.Portal.Demo;

/// <summary>Brings organisations and people in, and knows who acts for whom. They sign in through the chooser, which makes their accounts.</summary>
internal sealed class DemoPeople
{
    private readonly Dictionary<string, Guid> organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Institution, string Role), List<Caller>> people = [];

    private readonly Dictionary<Guid, IReadOnlyList<Caller>> seated = [];

    private DemoPeople()
    {
    }

    internal static async Task<DemoPeople> Register(DemoEngine engine, DemoContent content, CancellationToken cancellation)
    {
        var registered = new DemoPeople();
        await engine.Sit(Caller.System, sitting => registered.Register(content, sitting), cancellation);
        return registered;
    }

    internal Guid Organisation(string id) => organisations[id];

    internal Guid Id(string person) => ids[person];

    /// <summary>Somebody by their id in the content.</summary>
    internal Caller As(string person) => people.Values.SelectMany(some => some).First(one => one.PersonId == ids[person]);

    /// <summary>Everybody who holds the role in the institution.</summary>
    internal IReadOnlyList<Caller> Holders(string role, string institution) => people[(institution, role)];

    /// <summary>Who holds the role in the institution; numbered from 0 where several do.</summary>
    internal Caller The(string role, string institution, int number = 0) => people[(institution, role)][number];

    /// <summary>Who has this seat of a body: somebody of the institution that it speaks for, else of that of the body.</summary>
    internal Caller Member(DemoVotingBody body, string institution, int number) =>
        body.For.Count > 0 && body.For[number] != institution && people.ContainsKey((body.For[number], body.Role)) ? The(body.Role, body.For[number]) : The(body.Role, institution, number);

    /// <summary>How many hold the role in the institution.</summary>
    internal int Count(string role, string institution) => people[(institution, role)].Count;

    /// <summary>Who sits in the body of this id and has a vote, the chair first.</summary>
    internal IReadOnlyList<Caller> In(Guid body) => seated[body];

    /// <summary>Puts down who votes in a body, the chair first.</summary>
    internal void Seat(Guid body, IReadOnlyList<Caller> members) => seated[body] =
        [.. members.Select((member, number) => Caller.Person(member.PersonId!.Value, member.Name, member.Roles, [new HeldSeat(body, Presides: number == 0)]))];

    private async Task Register(DemoContent content, DemoSitting sitting)
    {
        foreach (var one in content.Institutions)
            organisations[one.Id] = await sitting.Send(new RegisterOrganisation(OrganisationKind.Institution, one.Name, one.Region.En) { Units = one.Units, Workflow = one.Workflow });
        foreach (var one in content.Partners)
            organisations[one.Id] = await sitting.Send(new RegisterOrganisation(OrganisationKind.Partner, one.Name, "") { ContactEmail = one.Email, ContactLanguage = one.Language });
        foreach (var one in content.People)
            await Register(one, content.Institutions[0].Id, sitting);
    }

    private async Task Register(DemoPerson person, string lead, DemoSitting sitting)
    {
        var organisationId = person.Institution is { } institution ? organisations[institution] : (Guid?)null;
        var id = await sitting.Send(new RegisterPerson(person.Name, person.Email, person.Language));
        ids[person.Id] = id;
        await sitting.Send(new GrantRole(id, person.Role, organisationId) { Unit = person.Unit });
        if (person.IsForAll)
            await sitting.Send(new GrantRole(id, person.Role, null));
        // what institutions share is asked for where the proposals are
        var key = (person.IsForAll ? lead : person.Institution ?? "", person.Role);
        if (!people.TryGetValue(key, out var holders))
            people[key] = holders = [];
        holders.Add(Caller.Person(id, person.Name.En, [new HeldRole(Role.Find(person.Role)!, person.IsForAll ? null : organisationId) { Unit = person.Unit }]));
    }
}
