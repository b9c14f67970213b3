using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Search;
using Governance.Domain.Words;
using Governance.Testing;

namespace Governance.Domain.Tests.Search;

public sealed class SearchQueriesTests : IAsyncLifetime
{
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
    public async Task Titles_of_both_languages_are_found_without_accents_and_case_and_the_best_comes_first()
    {
        var within = await host.A.Credential(lead, new Bilingual("Advanced welding", "Soudure à l’élève"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var begins = await host.A.Credential(lead, new Bilingual("Welding of pipes", "Tuyaux"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.A.Credential(lead, new Bilingual("Care of the elderly", "Soins"));
        Assert.Equal([begins, within], await Records("welding", lead));
        Assert.Equal([within], await Records("ELEVE soud", lead));
        Assert.Equal([within], await Records(within.ToLowerInvariant(), lead));
        Assert.Empty(await Records("carpentry", lead));
        Assert.Empty(await Records("   ", lead));
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_read()
    {
        await host.A.Credential(lead, new Bilingual("Welding", "Soudure"));
        Assert.Single(await Records("welding", await host.A.Person(Role.Dean, college)));
        Assert.Empty(await Records("welding", await host.A.Person(Role.Dean, await host.A.Institution())));
        Assert.Empty(await Records("welding", await host.A.Person(Role.Reviewer, college)));
        Assert.Empty(await Records("welding", Caller.Visitor));
    }

    [Fact]
    public async Task People_are_found_by_those_who_manage_them()
    {
        Assert.Contains(lead.PersonId!.Value, await People("initiative lead", await host.A.Person(Role.Administrator, college)));
        Assert.Contains(lead.PersonId!.Value, await People("RESPONSABLE initiative", await host.A.Person(Role.Administrator)));
        Assert.Empty(await People("initiative lead", await host.A.Person(Role.Administrator, await host.A.Institution())));
        Assert.Empty(await People("initiative lead", await host.A.Person(Role.Dean, college)));
    }

    [Fact]
    public async Task No_more_is_answered_than_was_asked_for()
    {
        for (var number = 0; number < 4; number++)
            await host.A.Credential(lead, new Bilingual("Welding " + number, ""));
        var found = await host.Ask((SearchQueries search) => search.Find("welding", lead, 3));
        Assert.Equal((3, true), (found.Records.Count, found.HasMoreRecords));
    }

    [Fact]
    public async Task Where_there_are_more_people_than_were_asked_for_it_says_so()
    {
        var administrator = await host.A.Person(Role.Administrator, college);
        for (var number = 0; number < 3; number++)
            await host.A.Person(Role.Dean, college);
        var deans = await host.Ask((SearchQueries search) => search.Find("dean", administrator, 3));
        Assert.Equal((3, false), (deans.People.Count, deans.HasMorePeople));
        var some = await host.Ask((SearchQueries search) => search.Find("dean", administrator, 2));
        Assert.Equal((2, true), (some.People.Count, some.HasMorePeople));
    }

    private async Task<IReadOnlyList<string>> Records(string text, Caller caller) =>
        [.. (await host.Ask((SearchQueries search) => search.Find(text, caller, 10))).Records.Select(one => one.Id)];

    private async Task<IReadOnlyList<Guid>> People(string text, Caller caller) =>
        [.. (await host.Ask((SearchQueries search) => search.Find(text, caller, 10))).People.Select(one => one.Id)];
}
