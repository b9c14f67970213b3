using Governance.Domain.Access;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests.People;

/// <summary>A college with an administrator of its own, one of the whole network, a dean, somebody who leads a proposal and somebody who has left.</summary>
public sealed class PeoplePortal : IAsyncLifetime
{
    public PortalFixture Portal { get; } = new();

    public Guid College { get; private set; }

    public PersonSummary Administrator { get; private set; } = null!;

    public PersonSummary NetworkAdministrator { get; private set; } = null!;

    public PersonSummary Dean { get; private set; } = null!;

    /// <summary>Has left.</summary>
    public PersonSummary Gone { get; private set; } = null!;

    /// <summary>Leads <see cref="Led"/>.</summary>
    public PersonSummary Lead { get; private set; } = null!;

    public string Led { get; private set; } = "";

    public Guid DeansRole { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        College = await Portal.Institution("Fanshawe College");
        NetworkAdministrator = await Portal.Person(Role.Administrator);
        Administrator = await Portal.Person(Role.Administrator, College);
        Dean = await Portal.Person(Role.Dean, College);
        Gone = await Portal.Person(Role.Registrar, College);
        await Portal.Send(Administrator.ToCaller(), new DeactivatePerson(Gone.Id));
        Lead = await Portal.Person(Role.InitiativeLead, College);
        Led = await Portal.Send(Lead.ToCaller(), new ProposeCredential(College, new("School", "École"), new("Welding", "Soudage")));
        DeansRole = (await Portal.Ask((AccessQueries access) => access.Person(Dean.Id, Administrator.ToCaller()))).Grants[0].Id;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
