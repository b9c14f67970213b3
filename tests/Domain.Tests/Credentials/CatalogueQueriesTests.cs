using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Credentials;

public sealed class CatalogueQueriesTests : IAsyncLifetime
{
    private TestHost host = null!;
    private RecordScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host, new("Municipal management", "Gestion municipale"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Nothing_is_there_before_it_is_published()
    {
        await scene.GoTo(CredentialState.Publication);
        await scene.Freeze();
        Assert.Empty(await List(new()));
        await Assert.ThrowsAsync<NotFound>(() => At("municipal-management"));
    }

    [Fact]
    public async Task What_was_published_is_shown_and_not_what_is_written_since()
    {
        var slug = await Published();
        var step = await scene.Open(WorkKind.Form, Role.InitiativeLead, subject: "idea");
        await scene.Answer(step, "title", ProposalAnswer.Of(new Bilingual("Another name", "Autre nom")));

        Assert.Equal("Municipal management", (await At(slug)).Title.En);
        var entry = Assert.Single(await List(new("MUNICIPALE")));
        Assert.Equal((slug, "Municipal management", CredentialState.Publication), (entry.Slug, entry.Title.En, entry.State));
        Assert.Empty(await List(new("Another")));
    }

    [Fact]
    public async Task The_address_answers_whatever_became_of_it()
    {
        var slug = await Published();
        CredentialAction[] way = [CredentialAction.BeginPilot, CredentialAction.Evaluate, CredentialAction.BeginSunset, CredentialAction.Archive];
        foreach (var action in way)
        {
            await scene.Move(action);
            Assert.Equal(slug, (await At(slug)).Slug);
        }
        Assert.Single(await List(new(State: CredentialState.Archived)));
        Assert.Empty(await List(new(State: CredentialState.Active)));
    }

    [Fact]
    public async Task Its_filters_offer_what_is_there()
    {
        await Published();
        await host.A.Institution("Empty college");
        var (providers, states) = await host.Ask<CatalogueQueries, (IReadOnlyList<(Guid Id, Bilingual Name)>, IReadOnlyList<CredentialState>)>(
            queries => queries.Choices(Caller.Visitor));
        Assert.Equal([scene.College], providers.Select(one => one.Id));
        Assert.Equal([CredentialState.Publication], states);
        Assert.Empty(await List(new(OrganisationId: Guid.Empty)));
    }

    private async Task<string> Published()
    {
        await scene.GoTo(CredentialState.Publication);
        await scene.Freeze();
        return await scene.Publish();
    }

    [Fact]
    public async Task Words_are_found_in_what_was_published_and_in_the_names_of_providers()
    {
        await Published();
        var provider = (await host.Ask<CatalogueQueries, CatalogueFound>(queries => queries.List(new(), 1, 24, Caller.Visitor))).Entries[0].Organisation.En.Split(' ')[0];
        foreach (var text in (string[])["municipale MANAGEMENT", provider.ToUpperInvariant(), $"{provider} municipal"])
            Assert.Single(await List(new(text)));
        Assert.Empty(await List(new($"{provider} boulangerie")));
    }

    [Fact]
    public async Task What_is_published_again_is_found_by_its_new_words()
    {
        var slug = await Published();
        var step = await scene.Open(WorkKind.Form, Role.InitiativeLead, subject: "idea");
        await scene.Answer(step, "title", ProposalAnswer.Of(new Bilingual("Public works", "Travaux publics")));
        await scene.Freeze();
        Assert.Equal(slug, await scene.Publish());

        Assert.Equal("Public works", Assert.Single(await List(new("travaux"))).Title.En);
        Assert.Empty(await List(new("municipale")));
    }

    [Fact]
    public async Task It_is_read_a_page_at_a_time_and_those_no_longer_offered_come_last()
    {
        await Published();
        CredentialAction[] way = [CredentialAction.BeginPilot, CredentialAction.Evaluate, CredentialAction.BeginSunset];
        foreach (var action in way)
            await scene.Move(action);
        var second = await RecordScene.Start(host, new("Apple growing", "Culture de la pomme"));
        var third = await RecordScene.Start(host, new("Zoning", "Zonage"));
        foreach (var other in (RecordScene[])[second, third])
        {
            await other.GoTo(CredentialState.Publication);
            await other.Freeze();
            await other.Publish();
        }

        string[] titles = ["Apple growing", "Zoning", "Municipal management"];
        for (var page = 1; page <= titles.Length; page++)
        {
            var found = await Page(page, 1);
            Assert.Equal((titles[page - 1], page, 3, 3), (Assert.Single(found.Entries).Title.En, found.Page, found.Pages, found.Total));
        }
        Assert.Equal(3, (await Page(9, 1)).Page);
    }

    private Task<CatalogueFound> Page(int page, int size) => host.Ask<CatalogueQueries, CatalogueFound>(queries => queries.List(new(), page, size, Caller.Visitor));

    private async Task<IReadOnlyList<CatalogueEntry>> List(CatalogueFilter filter) =>
        (await host.Ask<CatalogueQueries, CatalogueFound>(queries => queries.List(filter, 1, 24, Caller.Visitor))).Entries;

    private Task<CataloguePage> At(string slug) => host.Ask<CatalogueQueries, CataloguePage>(queries => queries.At(slug, Caller.Visitor));
}
