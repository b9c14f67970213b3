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

    private Task<IReadOnlyList<CatalogueEntry>> List(CatalogueFilter filter) =>
        host.Ask<CatalogueQueries, IReadOnlyList<CatalogueEntry>>(queries => queries.List(filter, Caller.Visitor));

    private Task<CataloguePage> At(string slug) => host.Ask<CatalogueQueries, CataloguePage>(queries => queries.At(slug, Caller.Visitor));
}
