using System.Globalization;
using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Insights;
using Governance.Domain.Organisations;
using Governance.Domain.Tests.Credentials;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Insights;

public sealed class InsightQueriesTests : IAsyncLifetime
{
    private TestHost host = null!;
    private RecordScene scene = null!;
    private Caller officer = null!;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.Start();
        scene = await RecordScene.Start(host);
        officer = await host.A.Person(Role.QaOfficer, scene.College);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(50, 3)]
    [InlineData(90, 5)]
    [InlineData(20, 1)]
    [InlineData(100, 5)]
    public void A_percentile_is_one_of_the_values_by_nearest_rank(int percent, int days) =>
        Assert.Equal(TimeSpan.FromDays(days), InsightQueries.Percentile([.. Enumerable.Range(1, 5).Select(day => TimeSpan.FromDays(day))], percent));

    [Fact]
    public async Task Where_proposals_wait_is_told_by_stage_and_by_holder()
    {
        await scene.GoTo(CredentialState.Design);
        await scene.Open(WorkKind.Decision, Role.Dean, dueIn: TimeSpan.FromDays(2));
        await scene.Open(WorkKind.Decision, Role.Registrar, dueIn: TimeSpan.FromDays(20));
        host.Clock.Advance(TimeSpan.FromDays(5));
        var seen = await Seen(officer);
        Assert.Equal((1, 1, 0), (seen.OnTheWay, seen.Overdue, seen.Returned));
        Assert.Equal([new StageWait(CredentialState.Design, 1, 1, 5)], seen.Stages);
        Assert.Equal([(Role.Dean.Id, 1, 1), (Role.Registrar.Id, 1, 0)], seen.Holders.Select(one => (one.Holder, one.Steps, one.Overdue)));
    }

    [Fact]
    public async Task Every_holder_leads_to_the_records_that_wait_for_it()
    {
        var body = await host.Send(await host.A.Person(Role.CommitteeSecretary, scene.College), new FoundBody(scene.College, BodyKind.Committee, new("Senate", "Sénat"), Bilingual.Empty, Bylaws.Usual, host.Clock.GetUtcNow()));
        var partner = await host.A.Partner("Employer");
        await scene.OpenFor(WorkKind.Vote, body);
        Assert.Single((await scene.List(officer, new(Holder: Assert.Single((await Seen(officer)).Holders).Holder))).Rows);
        Assert.Empty((await scene.List(officer, new(Holder: StepHolder.Partner))).Rows);
        await scene.OpenFor(WorkKind.Endorsement, null, partner.ToString());
        await scene.Open(WorkKind.Decision, Role.Dean);

        var holders = (await Seen(officer)).Holders;
        Assert.Equal(new[] { body.ToString(), Role.Dean.Id, StepHolder.Partner }.Order(StringComparer.Ordinal), holders.Select(one => one.Holder).Order(StringComparer.Ordinal));
        foreach (var holder in holders)
            Assert.Single((await scene.List(officer, new(Holder: holder.Holder))).Rows);
        Assert.Empty((await scene.List(officer, new(Holder: Role.Registrar.Id))).Rows);
        var offers = await host.Ask((RecordListQueries records) => records.Offers(officer));
        Assert.Equal(holders.Select(one => (one.Holder, one.Name)).OrderBy(one => one.Name.En, StringComparer.Ordinal), offers.Holders.OrderBy(one => one.Name.En, StringComparer.Ordinal));
    }

    [Fact]
    public async Task How_long_stages_took_is_told_of_the_period_alone_with_its_returns()
    {
        var began = host.Clock.GetUtcNow();
        await scene.GoTo(CredentialState.Build);
        host.Clock.Advance(TimeSpan.FromDays(10));
        await scene.Move(CredentialAction.BeginDesign, "Again.");
        var seen = await Seen(officer, began);
        Assert.Equal([CredentialState.Ideation, CredentialState.Feasibility, CredentialState.Design, CredentialState.Build], seen.Cycles.Select(one => one.State));
        var build = seen.Cycles[^1];
        Assert.Equal((1, 1, 10), (build.Stays, build.Returns, (int)build.NineTenths.TotalDays));
        Assert.Equal(1, seen.Returned);
        Assert.Equal([CredentialState.Build], (await Seen(officer, host.Clock.GetUtcNow().AddDays(-1))).Cycles.Select(one => one.State));
    }

    [Fact]
    public async Task Every_cycle_time_leads_to_the_records_whose_stays_it_is_of()
    {
        await scene.GoTo(CredentialState.Build);
        await scene.Move(CredentialAction.BeginDesign, "Again.");
        await scene.Move(CredentialAction.BeginBuild);
        var design = (await Seen(officer)).Cycles.Single(one => one.State == CredentialState.Design);
        Assert.Equal((2, 1), (design.Stays, design.Records));
        Assert.Equal([scene.Id], (await scene.List(officer, new(Left: CredentialState.Design, Within: 90))).Rows.Select(row => row.Id));
        Assert.Empty((await scene.List(officer, new(Left: CredentialState.Review))).Rows);
        host.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Empty((await scene.List(officer, new(Left: CredentialState.Design, Within: 90))).Rows);
        Assert.Single((await scene.List(officer, new(Left: CredentialState.Design))).Rows);
    }

    [Fact]
    public async Task Steps_that_wait_are_told_with_how_many_records_they_are_in()
    {
        await scene.Open(WorkKind.Decision, Role.Dean);
        await scene.Open(WorkKind.Decision, Role.Dean);
        Assert.Equal([(2, 1)], (await Seen(officer)).Holders.Select(one => (one.Steps, one.Records)));
    }

    [Theory]
    [InlineData("America/Toronto", "2026-07-01T03:59:00Z", "2025-07-01T04:00:00Z")]
    [InlineData("America/Toronto", "2026-07-01T04:00:00Z", "2025-10-01T04:00:00Z")]
    [InlineData("America/Vancouver", "2026-07-01T04:00:00Z", "2025-07-01T07:00:00Z")]
    [InlineData("America/Halifax", "2027-01-01T03:59:00Z", "2026-01-01T04:00:00Z")]
    public void A_quarter_ends_where_the_clocks_of_the_institution_say_so(string zone, string now, string looked) =>
        Assert.Equal(DateTimeOffset.Parse(looked, CultureInfo.InvariantCulture), ReviewCycle.LookedBefore(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), zone));

    [Fact]
    public async Task The_quarter_is_that_of_the_institution_in_the_figure_and_in_the_list_behind_it()
    {
        await host.Send(officer, new KeepCalendar(scene.College, BusinessCalendar.Standard with { TimeZone = "Pacific/Kiritimati" }));
        await scene.Freeze();
        await scene.GoTo(CredentialState.Publication);
        await scene.Publish();
        foreach (var move in new[] { CredentialAction.BeginPilot, CredentialAction.Evaluate, CredentialAction.Activate })
            await scene.Move(move);
        // twelve hours before a quarter begins in Greenwich it has begun in the Pacific; a look in it is due in the next year's
        var begins = new DateTimeOffset(host.Clock.GetUtcNow().Year + 2, 1, 1, 0, 0, 0, TimeSpan.Zero);
        host.Clock.Advance(begins.AddHours(-12) - host.Clock.GetUtcNow());
        await host.WithDb(async db =>
        {
            (await db.Set<MicroCredential>().SingleAsync()).ConfirmReviewed("full", begins.AddYears(-1).AddDays(60));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(1, (await Seen(officer)).ReviewsDue);
        Assert.Single((await scene.List(officer, new(Matter: RecordMatter.ReviewDue))).Rows);
        var elsewhere = await host.A.Person(Role.QaOfficer);
        Assert.Equal(0, (await Seen(elsewhere)).ReviewsDue);
        Assert.Empty((await scene.List(elsewhere, new(Matter: RecordMatter.ReviewDue))).Rows);
        Assert.Single((await scene.List(elsewhere, new(Matter: RecordMatter.ReviewDue, OrganisationId: scene.College))).Rows);
    }

    [Fact]
    public async Task Yearly_looks_that_are_due_are_counted_until_somebody_has_looked()
    {
        await scene.Freeze();
        await scene.GoTo(CredentialState.Publication);
        await scene.Publish();
        foreach (var move in new[] { CredentialAction.BeginPilot, CredentialAction.Evaluate, CredentialAction.Activate })
            await scene.Move(move);
        Assert.Equal(0, (await Seen(officer)).ReviewsDue);
        host.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(1, (await Seen(officer)).ReviewsDue);
        Assert.Equal(0, (await Seen(await host.A.Person(Role.QaOfficer, await host.A.Institution()))).ReviewsDue);
        await host.WithDb(async db =>
        {
            (await db.Set<MicroCredential>().SingleAsync()).ConfirmReviewed("full", host.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        Assert.Equal(0, (await Seen(officer)).ReviewsDue);
    }

    [Fact]
    public async Task It_is_of_the_readers_records_and_of_the_unit_asked_for()
    {
        await scene.Open(WorkKind.Decision, Role.Dean);
        var stranger = await Seen(await host.A.Person(Role.QaOfficer, await host.A.Institution()));
        Assert.Equal(0, stranger.OnTheWay);
        Assert.Empty(stranger.Holders);
        Assert.Equal(1, (await Seen(officer, unit: "School of Technology")).OnTheWay);
        var elsewhere = await Seen(officer, unit: "School of Arts");
        Assert.Equal(0, elsewhere.OnTheWay);
        Assert.Empty(elsewhere.Holders);
        Assert.Equal(["School of Technology"], (await host.Ask((InsightQueries insights) => insights.Places(officer))).Units.Select(unit => unit.En));
    }

    private Task<InsightReading> Seen(Caller caller, DateTimeOffset? from = null, string? unit = null) => host.Ask((InsightQueries insights) =>
        insights.Of(new(from ?? host.Clock.GetUtcNow().AddYears(-1), host.Clock.GetUtcNow().AddSeconds(1), null, unit), caller));
}
