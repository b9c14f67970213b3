using System.Data.Common;
using System.Text.Json.Nodes;
using Governance.Domain.Audit;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Portal.Audit;
using Governance.Portal.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Audit;

[Visits(typeof(AuditPage))]
public sealed class AuditPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = culture });
        await visit.SignIn(await portal.Person(Role.Auditor));
        await visit.Page.GotoAsync("/audit");
        await visit.UntilLive();
        await visit.IsAccessibleAtEveryWidth("audit, " + culture);
        await portal.Person(Role.Auditor);
        await visit.Page.GotoAsync("/audit?who=example.org");
        await Expect(visit.Page.Locator("#several")).ToBeVisibleAsync();
        await visit.IsAccessibleAtEveryWidth("audit-whom, " + culture);
        visit.SawEveryPageOf<AuditPageTests>();
    }

    [Fact]
    public async Task A_verification_is_accessible_while_it_runs_and_when_it_finds_a_break()
    {
        var gate = new Gate();
        await using var broken = new PortalFixture { Also = services => services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(gate)) };
        await broken.InitializeAsync();
        var auditor = await broken.Person(Role.Auditor);
        while (await broken.Ask((Sealer sealer) => sealer.SealNext()))
        {
        }
        await broken.Ask((GovernanceDb db) => db.Database.ExecuteSqlRawAsync("""UPDATE "Events" SET "At" = "At" + 1 WHERE "Name" = 'RoleGranted'"""));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(broken, look);
            await visit.SignIn(auditor);
            await visit.Page.GotoAsync("/audit");
            await visit.UntilLive();
            gate.Close();
            await visit.Page.Locator("[aria-labelledby=verify] .btn").ClickAsync();
            await Expect(visit.Page.Locator("progress")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("audit-running, " + look.Culture);
            gate.Open();
            await Expect(visit.Page.Locator("[aria-labelledby=verify] .note.bad")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("audit-broken, " + look.Culture);
        }
    }

    [Fact]
    public async Task An_auditor_finds_verifies_and_exports()
    {
        var auditor = await portal.Person(Role.Auditor);
        await portal.Person(Role.Dean, await portal.Institution());
        while (await portal.Ask((Sealer sealer) => sealer.SealNext()))
        {
        }
        await using var visit = await browser.Visit(portal, Look.Default);
        await visit.SignIn(auditor);
        await visit.Page.GotoAsync("/audit");
        await visit.Page.Locator("#name").SelectOptionAsync("SessionBegun");
        await visit.Page.Locator("#who").FillAsync(auditor.Email);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Expect(visit.Page.Locator("ol.rec-list > li")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("ol.rec-list > li")).ToContainTextAsync(auditor.Name.En);

        await visit.UntilLive();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await Expect(visit.Page.Locator("[aria-labelledby=verify] [role=status]")).ToContainTextAsync("The audit trail is intact.");

        var file = await visit.Page.APIRequest.GetAsync(portal.Url + "/audit/export?name=RoleGranted");
        var events = JsonNode.Parse(await file.TextAsync())!["events"]!.AsArray();
        Assert.NotEmpty(events);
        Assert.All(events, one => Assert.Equal("RoleGranted", one!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_search_that_names_nobody_exports_nobody()
    {
        await using var visit = await browser.Visit(portal, Look.Default, hasScript: false);
        await visit.SignIn(await portal.Person(Role.Auditor));
        await visit.Page.GotoAsync("/audit");
        var export = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Export with seals" });
        await Expect(export).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/audit?who=nobody+at+all");
        await Expect(visit.Page.GetByText("No event matches.")).ToBeVisibleAsync();
        await Expect(export).ToHaveCountAsync(0);
        await portal.Person(Role.Auditor);
        await visit.Page.GotoAsync("/audit?who=example.org");
        await Expect(visit.Page.GetByText("Whom do you mean?")).ToBeVisibleAsync();
        await Expect(export).ToHaveCountAsync(0);
        Assert.Equal(404, (await visit.Page.APIRequest.GetAsync(portal.Url + "/audit/export?who=nobody")).Status);
    }

    [Fact]
    public async Task The_export_is_for_auditors()
    {
        await using var visit = await browser.Visit(portal, Look.Default);
        await visit.SignIn(await portal.Person(Role.Dean, await portal.Institution()));
        Assert.Equal(403, (await visit.Page.APIRequest.GetAsync(portal.Url + "/audit/export")).Status);
    }

    /// <summary>Holds what a verification asks first until it is opened.</summary>
    private sealed class Gate : DbCommandInterceptor
    {
        private TaskCompletionSource opened = new();

        public void Close() => opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => opened.SetResult();

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("SELECT MAX(\"s\".\"Number\")", StringComparison.Ordinal))
                await opened.Task.WaitAsync(cancellationToken);
            return result;
        }
    }
}
