using Governance.Domain.Access;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.People;

/// <summary>A college with an administrator of its own, one of the whole network, somebody who leads a proposal, somebody who has left, and a dean of a school who sits in a committee and acts for a registrar.</summary>
public sealed class PeoplePortal : IAsyncLifetime
{
    private static readonly Bilingual School = new("School of Technology", "École de technologie");

    public PortalFixture Portal { get; } = new();

    public Guid College { get; private set; }

    public PersonSummary Administrator { get; private set; } = null!;

    public PersonSummary NetworkAdministrator { get; private set; } = null!;

    public PersonSummary Dean { get; private set; } = null!;

    /// <summary>Has left.</summary>
    public PersonSummary Gone { get; private set; } = null!;

    /// <summary>Is away; the dean acts in their name.</summary>
    public PersonSummary Away { get; private set; } = null!;

    /// <summary>Leads <see cref="Led"/>.</summary>
    public PersonSummary Lead { get; private set; } = null!;

    public string Led { get; private set; } = "";

    public Guid DeansRole { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        College = await Portal.Send(Caller.System, new RegisterOrganisation(OrganisationKind.Institution, new("Fanshawe College", "Fanshawe College"), "Ontario") { Units = [School] });
        NetworkAdministrator = await Portal.Person(Role.Administrator);
        Administrator = await Portal.Person(Role.Administrator, College);
        Dean = await Portal.Person(Role.Dean, College, School);
        Gone = await Portal.Person(Role.Registrar, College);
        await Portal.Send(Administrator.ToCaller(), new DeactivatePerson(Gone.Id));
        await Seat();
        Away = await Portal.Person(Role.Registrar, College);
        // as a database of before addresses were kept in small letters may hold
        var twice = await Portal.Person(Role.Registrar, College);
        await Portal.Ask((GovernanceDb db) => db.Set<Person>().Where(one => one.Id == twice.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Email, Away.Email.ToUpperInvariant())));
        var now = Portal.Clock.GetUtcNow();
        await Portal.Send(Away.ToCaller(), new DelegateWork(Dean.Id, now, now.AddDays(9), [WorkKind.Decision]));
        Lead = await Portal.Person(Role.InitiativeLead, College);
        Led = await Portal.Send(Lead.ToCaller(), new ProposeCredential(College, new("School", "École"), new("Welding", "Soudage")));
        DeansRole = (await Portal.Ask((AccessQueries access) => access.Person(Dean.Id, Administrator.ToCaller()))).Grants[0].Id;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task Seat()
    {
        var (keeper, now) = (NetworkAdministrator.ToCaller(), Portal.Clock.GetUtcNow());
        var committee = await Portal.Send(keeper, new FoundBody(College, BodyKind.Committee, new("Micro-credential committee", "Comité des microtitres"), Bilingual.Empty, Bylaws.Usual, now));
        await Portal.Send(keeper, new TakeSeat(committee, Dean.Id, SeatRole.Chair, now));
    }
}
