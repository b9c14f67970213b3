using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Credentials;

public sealed class ProposeCredentialTests : IAsyncLifetime
{
    private static readonly Bilingual Unit = new("School of Technology", "École de technologie");
    private static readonly Bilingual Title = new("Essential Skills for Truck Drivers", "Compétences essentielles pour camionneurs");

    private TestHost host = null!;
    private Guid college;
    private Caller lead = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        college = await host.A.Institution();
        lead = await host.A.Person(Role.InitiativeLead, college);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_proposal_begins_as_an_idea_with_its_title_as_the_first_answer()
    {
        var id = await Propose(Title);
        var stored = await host.Stored(id);
        Assert.Equal(("MC-2026-001", CredentialState.Ideation, lead.PersonId!.Value, college), (id, stored.State, stored.LeadId, stored.OrganisationId));
        Assert.Equal(Title, stored.Draft["title"]!.AsBilingual());
        Assert.Empty(stored.Versions);
    }

    [Fact]
    public async Task It_starts_the_workflow_by_its_event()
    {
        var id = await Propose(Title);
        var delivery = await host.WithDb(db => db.EventDeliveries.SingleAsync());
        Assert.Equal(("Event:CredentialProposed", id, (Guid?)null), (delivery.Key, delivery.CorrelationId, delivery.InstanceId));
    }

    [Fact]
    public async Task Numbers_count_within_the_year_and_start_again_with_the_next()
    {
        await Propose(Title);
        Assert.Equal("MC-2026-002", await Propose(Title));
        host.Clock.AdvanceTo(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal("MC-2027-001", await Propose(Title));
    }

    [Fact]
    public async Task Where_several_propose_at_once_each_gets_a_number_of_their_own()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Propose(Title)));
        Assert.Equal(8, ids.Distinct().Count());
    }

    [Fact]
    public async Task One_language_is_enough_for_a_start()
    {
        await Propose(new Bilingual("", "Compétences"));
        await Propose(new Bilingual("Skills", ""));
    }

    [Fact]
    public async Task A_title_is_needed_and_not_too_long()
    {
        await Broken.Rule("Give the micro-credential a title in English or in French.", () => Propose(Bilingual.Empty));
        await Broken.Rule("Give the micro-credential a title in English or in French.", () => Propose(new Bilingual("  ", " \n")));
        await Broken.Rule("Keep the title within 120 characters.", () => Propose(new Bilingual(new string('x', 121), "")));
        Assert.Equal(0, await host.WithDb(db => db.Set<MicroCredential>().CountAsync()));
    }

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("مهارات أساسية")]
    [InlineData("Skills 🚚👩‍🏫")]
    [InlineData("'; DROP TABLE MicroCredentials; --")]
    public async Task Any_text_is_a_title_and_kept_as_it_is(string title) =>
        Assert.Equal(title, (await host.Stored(await Propose(new Bilingual(title, "")))).Title.En);

    [Fact]
    public async Task One_proposes_in_ones_own_institution_only()
    {
        var elsewhere = await host.A.Institution();
        await Broken.Rule<Refused>("You may propose only in your own organization.", () => host.Send(lead, new ProposeCredential(elsewhere, Unit, Title)));
        var partner = await host.A.Partner();
        var there = Caller.Person(lead.PersonId!.Value, lead.Name, [new HeldRole(Role.InitiativeLead, partner)]);
        await Broken.Rule("Choose an organization.", () => host.Send(there, new ProposeCredential(partner, Unit, Title)));
    }

    [Fact]
    public async Task Only_initiative_leads_propose()
    {
        foreach (var role in Role.All.Where(role => !role.Grants(Permission.Propose)))
            await Assert.ThrowsAsync<Refused>(async () => await host.Send(await host.A.Person(role, college), new ProposeCredential(college, Unit, Title)));
        await Assert.ThrowsAsync<Refused>(() => host.Send(Caller.Visitor, new ProposeCredential(college, Unit, Title)));
        await Assert.ThrowsAsync<Refused>(() => host.Send(Steps.Workflow, new ProposeCredential(college, Unit, Title)));
    }

    private Task<string> Propose(Bilingual title) => host.Send(lead, new ProposeCredential(college, Unit, title));
}
