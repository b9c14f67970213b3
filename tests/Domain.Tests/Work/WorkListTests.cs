using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;

namespace Governance.Domain.Tests.Work;

/// <summary>Filters, order, pages and the counts of views over the steps that wait for a dean.</summary>
public sealed class WorkListTests : IAsyncLifetime
{
    private static readonly Guid Instance = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private TestHost host = null!;
    private Caller dean = null!;
    private Caller other = null!;
    private string winter = "";
    private string truck = "";

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        var college = await host.A.Institution(null, null, new Bilingual("School of Arts", "École des arts"));
        dean = await host.A.Person(Role.Dean, college);
        other = await host.A.Person(Role.Dean, college);
        var lead = await host.A.Person(Role.InitiativeLead, college);
        winter = await host.A.Credential(lead, new Bilingual("Winter driving", "Été indien"));
        truck = await host.Send(lead, new ProposeCredential(college, new("School of Arts", "École des arts"), new("Truck repair", "")));
        await host.Send(Caller.Workflow(Instance, null), new MoveCredential(truck, CredentialAction.Explore, null));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_filter_lets_its_own_through()
    {
        await Open(winter, "late", WorkKind.Decision, -1);
        await Open(truck, "soon", WorkKind.Form, 2);
        await Open(truck, "later", WorkKind.Decision, 40);
        await Open(winter, "undated", WorkKind.Decision, null);
        Assert.Equal(["late", "soon", "later", "undated"], await Titles(WorkFilter.All));
        Assert.Equal(["late", "undated"], await Titles(new(Text: "ete driving")));
        Assert.Equal(["soon"], await Titles(new(Text: "SOON")));
        Assert.Equal(["soon"], await Titles(new(Kind: WorkKind.Form)));
        Assert.Equal(["soon", "later"], await Titles(new(Stage: CredentialState.Feasibility)));
        Assert.Equal(["soon", "later"], await Titles(new(Unit: "School of Arts")));
        Assert.Equal(["late"], await Titles(new(Due: WorkDue.Overdue)));
        Assert.Equal(["late", "soon"], await Titles(new(Due: WorkDue.Week)));
        Assert.Equal(["later"], await Titles(new(Due: WorkDue.Later)));
        Assert.Equal(["undated"], await Titles(new(Due: WorkDue.None)));
        Assert.Empty(await Titles(new(Holder: Role.Registrar.Id)));
        Assert.Equal(4, (await Titles(new(Holder: Role.Dean.Id))).Count);
    }

    [Fact]
    public async Task What_others_took_comes_last_and_is_not_counted()
    {
        var taken = await Open(winter, "taken", WorkKind.Decision, -1);
        await Open(truck, "mine", WorkKind.Decision, 2);
        await Open(truck, "free", WorkKind.Decision, 3);
        await host.Send(other, new ClaimWorkItem(taken));
        await host.Send(dean, new ClaimWorkItem(await Find("mine")));
        var list = await List(WorkFilter.All);
        Assert.Equal(["mine", "free", "taken"], list.Rows.Select(row => row.Title.En));
        Assert.Equal((2, 0), (list.Count, list.Overdue));
        Assert.Equal(["mine"], await Titles(new(Taken: WorkTaken.Me)));
        Assert.Equal(["free"], await Titles(new(Taken: WorkTaken.Nobody)));
        Assert.Equal(["taken"], await Titles(new(Taken: WorkTaken.Others)));
    }

    [Fact]
    public async Task Stage_and_unit_give_an_order_and_pages_follow_it()
    {
        await Open(truck, "a", WorkKind.Decision, 1);
        await Open(winter, "b", WorkKind.Decision, 2);
        await Open(truck, "c", WorkKind.Decision, 3);
        Assert.Equal(["b", "a", "c"], (await List(WorkFilter.All, WorkSort.Stage)).Rows.Select(row => row.Title.En));
        Assert.Equal(["a", "c", "b"], (await List(WorkFilter.All, WorkSort.Unit)).Rows.Select(row => row.Title.En));
        var second = await List(WorkFilter.All, WorkSort.Due, page: 2, size: 2);
        Assert.Equal((2, 2, 3), (second.Page, second.Pages, second.Found));
        Assert.Equal("c", Assert.Single(second.Rows).Title.En);
        Assert.Equal(2, (await List(WorkFilter.All, WorkSort.Due, page: 99, size: 2)).Page);
    }

    [Fact]
    public async Task Views_are_counted_whatever_is_shown()
    {
        await Open(truck, "a", WorkKind.Decision, -1);
        await Open(winter, "b", WorkKind.Form, 2);
        var list = await List(new(Kind: WorkKind.Form), views: [new(Due: WorkDue.Overdue), new(Unit: "School of Technology"), new(Text: "nothing")]);
        Assert.Equal([1, 1, 0], list.ViewCounts);
        Assert.Equal(["School of Arts", "School of Technology"], list.Units.Select(unit => unit.En));
        Assert.Equal([new(Role.Dean.Id, Role.Dean.Name, 2)], list.Holders);
    }

    private Task<Guid> Open(string record, string name, WorkKind kind, int? dueInDays) => host.Send(Caller.Workflow(Instance, null), new OpenWorkItem(
        record, Instance, name, kind, new Bilingual(name, name), Role.Dean.Id, kind == WorkKind.Form ? "idea" : null, null,
        [new("go", new("Go on", "Continuer"), null, NeedsReason: false, "main")],
        dueInDays is { } days ? host.Clock.GetUtcNow().AddDays(days) : null));

    private async Task<Guid> Find(string title) => (await List(WorkFilter.All)).Rows.Single(row => row.Title.En == title).Id;

    private async Task<IReadOnlyList<string>> Titles(WorkFilter filter) => [.. (await List(filter)).Rows.Select(row => row.Title.En)];

    private Task<WaitingWork> List(WorkFilter filter, WorkSort sort = WorkSort.Due, int page = 1, int size = 50, IReadOnlyList<WorkFilter>? views = null)
    {
        var now = host.Clock.GetUtcNow();
        return host.Ask((WorkQueries work) => work.WaitingFor(dean, new WorkHorizon(now, now.AddHours(10), now.AddDays(5)), new WorkSlice(filter, sort, page, size, views ?? [])));
    }
}
