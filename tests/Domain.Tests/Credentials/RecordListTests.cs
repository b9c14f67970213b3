using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Credentials;

/// <summary>The list of records: what each filter lets through, and the stays in stages that are kept beside the moves.</summary>
public sealed class RecordListTests : IAsyncLifetime
{
    private TestHost host = null!;
    private RecordScene scene = null!;
    private Caller dean = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host);
        dean = await host.A.Person(Role.Dean, scene.College);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_record_is_found_by_who_holds_it_by_its_unit_and_by_its_age()
    {
        await scene.Open(WorkKind.Decision, Role.Registrar);
        host.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Single((await scene.List(dean, new(Holder: Role.Registrar.Id))).Rows);
        Assert.Empty((await scene.List(dean, new(Holder: Role.Dean.Id))).Rows);
        Assert.Single((await scene.List(dean, new(Unit: "School of Technology"))).Rows);
        Assert.Empty((await scene.List(dean, new(Unit: "School of Arts"))).Rows);
        Assert.Single((await scene.List(dean, new(Days: 10))).Rows);
        Assert.Empty((await scene.List(dean, new(Days: 11))).Rows);
        var offers = await host.Ask((RecordListQueries records) => records.Offers(dean));
        Assert.Equal([Role.Registrar.Id], offers.Holders.Select(one => one.Id));
        Assert.Equal(["School of Technology"], offers.Units.Select(unit => unit.En));
    }

    [Fact]
    public async Task A_record_is_returned_until_it_moves_on()
    {
        await scene.GoTo(CredentialState.Review);
        Assert.Empty(await Ids(RecordMatter.Returned));
        await scene.Move(CredentialAction.BeginBuild, "Too short.");
        Assert.Equal([scene.Id], await Ids(RecordMatter.Returned));
        Assert.True(Assert.Single((await scene.List(dean)).Rows).IsReturned);
        await scene.Move(CredentialAction.SubmitForReview);
        Assert.Empty(await Ids(RecordMatter.Returned));
    }

    [Fact]
    public async Task A_record_is_overdue_with_any_of_its_steps()
    {
        await scene.Open(WorkKind.Decision, Role.Dean, dueIn: TimeSpan.FromDays(9));
        await scene.Open(WorkKind.Decision, Role.Registrar, dueIn: TimeSpan.FromDays(2));
        Assert.Empty(await Ids(RecordMatter.Overdue));
        host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal([scene.Id], await Ids(RecordMatter.Overdue));
        Assert.Equal([scene.Id], await Ids(RecordMatter.Moving));
    }

    [Fact]
    public async Task The_yearly_look_is_due_in_the_quarter_in_which_the_year_ends()
    {
        await scene.Freeze();
        await scene.GoTo(CredentialState.Publication);
        await scene.Publish();
        await scene.Move(CredentialAction.BeginPilot);
        await scene.Move(CredentialAction.Evaluate);
        await scene.Move(CredentialAction.Activate);
        Assert.Empty(await Ids(RecordMatter.ReviewDue));
        Assert.Empty(await Ids(RecordMatter.Moving));
        host.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal([scene.Id], await Ids(RecordMatter.ReviewDue));
    }

    [Fact]
    public async Task Every_stay_that_ended_is_kept_with_how_it_ended()
    {
        await scene.GoTo(CredentialState.Build);
        await scene.Move(CredentialAction.BeginDesign, "Again.");
        var stays = await host.WithDb(db => db.Set<StageStay>().AsNoTracking().OrderBy(stay => stay.Until).ToListAsync());
        Assert.Equal([CredentialState.Ideation, CredentialState.Feasibility, CredentialState.Design, CredentialState.Build], stays.Select(stay => stay.State));
        Assert.Equal([false, false, false, true], stays.Select(stay => stay.IsReturn));
        Assert.All(stays.Zip(stays.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
        Assert.Equal(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1), stays[1].Until - stays[1].From);
    }

    [Fact]
    public async Task Every_column_sorts_both_ways_and_what_has_no_value_stays_at_the_end()
    {
        var network = await host.A.Person(Role.Dean);
        var other = await host.A.Institution("Aurora College");
        var early = scene.Id;
        host.Clock.Advance(TimeSpan.FromDays(1));
        var late = await host.A.Credential(await host.A.Person(Role.InitiativeLead, other), new("Aviation", "Aviation"));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await scene.Open(WorkKind.Decision, Role.Registrar, dueIn: TimeSpan.FromDays(2));
        await host.Send(Steps.Workflow, new OpenWorkItem(late, Guid.CreateVersion7(host.Clock.GetUtcNow()), "step", WorkKind.Decision, new("Decide", "Décider"), Role.Dean.Id, null, null, [Steps.Approve], host.Clock.GetUtcNow().AddDays(9)));
        await scene.Freeze();
        await scene.GoTo(CredentialState.Publication);
        await scene.Publish();

        foreach (var (sort, first) in new[]
        {
            (RecordSort.Moved, early), (RecordSort.Title, late), (RecordSort.Due, early), (RecordSort.Stage, late), (RecordSort.Unit, early), (RecordSort.Age, late),
            (RecordSort.Organisation, late), (RecordSort.Holder, late), (RecordSort.Lead, early), (RecordSort.Proposed, late), (RecordSort.Published, early),
        })
        {
            var second = first == early ? late : early;
            Assert.Equal($"{sort} {first} {second}", $"{sort} {string.Join(' ', await Ids(sort, false))}");
            // units are the same here, and only one was published
            if (sort is not (RecordSort.Unit or RecordSort.Published))
                Assert.Equal($"{sort} {second} {first}", $"{sort} {string.Join(' ', await Ids(sort, true))}");
        }
        Assert.Equal([early, late], await Ids(RecordSort.Published, true));

        async Task<string[]> Ids(RecordSort sort, bool isReversed) => [.. (await scene.List(network, new(Sort: sort, Reversed: isReversed))).Rows.Select(row => row.Id)];
    }

    [Fact]
    public async Task Whoever_may_not_read_a_record_finds_it_by_no_filter()
    {
        var stranger = await host.A.Person(Role.Dean, await host.A.Institution());
        Assert.Empty((await scene.List(stranger, new(Matter: RecordMatter.Moving))).Rows);
        var offers = await host.Ask((RecordListQueries records) => records.Offers(stranger));
        Assert.Empty(offers.Organisations);
        Assert.Empty(offers.Units);
        Assert.Empty(offers.Holders);
    }

    private async Task<IReadOnlyList<string>> Ids(RecordMatter matter) => [.. (await scene.List(dean, new(Matter: matter))).Rows.Select(row => row.Id)];
}
