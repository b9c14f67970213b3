using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Organisations;

public sealed class PeopleTests : IAsyncLifetime
{
    private static readonly Bilingual Name = new("Registrar, Example College", "Registraire, Collège Exemple");

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_person_with_a_role_is_stored_with_the_grant_and_its_events()
    {
        var college = await host.A.Institution();
        var dean = await host.A.Person(Role.Dean, college);

        var stored = await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == dean.PersonId));
        Assert.Equal([new HeldRoleId("dean", college)], stored.RolesAt(host.Clock.GetUtcNow()));
        var events = await host.WithDb(db => db.Events.OrderBy(row => row.Id).Select(row => row.Name).ToListAsync());
        Assert.Equal(["OrganisationRegistered", "PersonRegistered", "RoleGranted"], events.Order());
    }

    [Fact]
    public async Task A_role_held_already_is_not_granted_twice()
    {
        var college = await host.A.Institution();
        var dean = await host.A.Person(Role.Dean, college);
        await host.Send(Caller.System, new GrantRole(dean.PersonId!.Value, "dean", college));

        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == "RoleGranted")));
    }

    [Fact]
    public async Task An_address_belongs_to_one_person()
    {
        await host.Send(Caller.System, new RegisterPerson(Name, "registrar@example.org", "en"));
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new RegisterPerson(Name, " registrar@example.org ", "fr")));
        Assert.Equal("Someone with this e-mail address is already here.", broken.Message);
    }

    [Fact]
    public async Task Capital_letters_make_no_other_address()
    {
        await host.Send(Caller.System, new RegisterPerson(Name, "Registrar@Example.org", "en"));
        await Broken.Rule("Someone with this e-mail address is already here.", () => host.Send(Caller.System, new RegisterPerson(Name, "registrar@example.ORG", "fr")));
        var other = await host.Send(Caller.System, new RegisterPerson(Name, "Élise@example.org", "en"));
        await Broken.Rule("Someone with this e-mail address is already here.", () => host.Send(Caller.System, new CorrectPerson(other, Name, "REGISTRAR@example.org")));
        await Broken.Rule("Someone with this e-mail address is already here.", () => host.Send(Caller.System, new RegisterPerson(Name, "Élise@example.org", "fr")));
        await host.Send(Caller.System, new CorrectPerson(other, Name, "Élise@Example.org"));
        Assert.Equal("élise@example.org", (await host.WithDb(db => db.Set<Person>().SingleAsync(one => one.Id == other))).Email);
        // whatever two requests find at once, the store keeps one
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => host.WithDb(db =>
        {
            db.Add(new Person(Guid.CreateVersion7(host.Clock.GetUtcNow()), Name, "REGISTRAR@EXAMPLE.ORG", "en"));
            return db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Everyone_chooses_the_language_of_their_own_mail()
    {
        var dean = await host.A.Person(Role.Dean, await host.A.Institution());
        await host.Send(dean, new ChooseMailLanguage("fr"));
        await host.Send(dean, new ChooseMailLanguage("fr"));

        Assert.Equal("fr", await host.WithDb(db => db.Set<Person>().Where(one => one.Id == dean.PersonId).Select(one => one.Language).SingleAsync()));
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == "MailLanguageChosen")));
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(dean, new ChooseMailLanguage("de")));
        Assert.Equal("Choose English or French.", broken.Message);
    }

    [Fact]
    public async Task A_role_needs_a_person_an_organisation_and_a_name_that_exist()
    {
        var person = await host.Send(Caller.System, new RegisterPerson(Name, "registrar@example.org", "en"));
        var role = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new GrantRole(person, "king", null)));
        Assert.Equal("Choose a role.", role.Message);
        var place = await Assert.ThrowsAsync<RuleBroken>(() => host.Send(Caller.System, new GrantRole(person, "registrar", person)));
        Assert.Equal("Choose an organization.", place.Message);
        await Assert.ThrowsAsync<NotFound>(() => host.Send(Caller.System, new GrantRole(Guid.Empty, "registrar", null)));
    }

    [Fact]
    public async Task People_are_for_administrators()
    {
        var registrar = await host.A.Person(Role.Registrar);
        await Assert.ThrowsAsync<Refused>(() => host.Send(registrar, new RegisterPerson(Name, "other@example.org", "en")));
        await Assert.ThrowsAsync<Refused>(() => host.Send(registrar, new GrantRole(registrar.PersonId!.Value, "administrator", null)));
        await Assert.ThrowsAsync<Refused>(() => host.Send(registrar, new RegisterOrganisation(OrganisationKind.Partner, Name, "Ontario")));
    }

    [Fact]
    public async Task Organisations_are_listed_by_kind_and_name()
    {
        await host.A.Institution("Niagara College");
        await host.A.Institution("Fanshawe College");
        await host.A.Partner("Employer");

        var institutions = await host.Ask<OrganisationQueries, IReadOnlyList<OrganisationSummary>>(queries => queries.Institutions());
        Assert.Equal(["Fanshawe College", "Niagara College"], institutions.Select(one => one.Name.En));
        Assert.Equal("School of Technology", institutions[0].Units[0].En);
        var partner = Assert.Single(await host.Ask<OrganisationQueries, IReadOnlyList<OrganisationSummary>>(queries => queries.Partners()));
        Assert.Equal("partner3@example.org", partner.ContactEmail);
    }
}
