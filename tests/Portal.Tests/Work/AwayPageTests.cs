using System.Globalization;
using Governance.Domain.Delegations;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Portal.Settings;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>A dean goes away and says who acts for them; the registrar decides for the dean, and both names are read.</summary>
[Visits(typeof(AwayPage))]
public sealed class AwayPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_dean_leaves_decisions_to_the_registrar_who_decides_for_them()
    {
        var scene = await WorkScene.Set(portal);
        var registrar = await portal.Person(Role.Registrar, scene.College);
        var record = await scene.Record("Essential skills for truck drivers");
        var step = await scene.Decision(record);
        await using (var visit = await browser.Visit(portal))
        {
            await visit.SignIn(scene.Dean);
            await visit.Page.GotoAsync("/settings");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Say who acts for you" }).PressAsync("Enter");
            var last = visit.Page.GetByLabel("Last day");
            await visit.Page.GetByLabel("Person").SelectOptionAsync(registrar.Id.ToString());
            await last.FillAsync(Day(-3));
            await last.PressAsync("Enter");
            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The last day is not before the first.");
            await Expect(visit.Page.GetByLabel("Person")).ToHaveValueAsync(registrar.Id.ToString());
            await last.FillAsync(Day(5));
            await last.PressAsync("Enter");
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
            await Expect(visit.Page.GetByText($"{registrar.Name.En} acts for you")).ToBeVisibleAsync();
            await visit.Picture("away");
        }
        await using (var visit = await browser.Visit(portal))
        {
            await visit.SignIn(registrar);
            await visit.Page.GotoAsync("/");
            await Expect(visit.Page.GetByText($"For {scene.Dean.Name.En}")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("my work, for somebody else");
            await visit.Picture("for-another");
            await visit.Page.GotoAsync($"/steps/{step}");
            await Expect(visit.Page.GetByText($"for {scene.Dean.Name.En}. Both names and the time are recorded.")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("a decision for somebody else");
            await visit.Page.Locator("label[for=choice-1]").ClickAsync();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on to design" }).ClickAsync();
            await Expect(visit.Page.GetByText("Go on to design").First).ToBeVisibleAsync();
            await visit.Page.GotoAsync($"/steps/{step}");
            await Expect(visit.Page.GetByText($"{registrar.Name.En}, for {scene.Dean.Name.En}").First).ToBeVisibleAsync();
            await visit.Page.GotoAsync("/settings/away");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Give them back: " + scene.Dean.Name.En }).PressAsync("Enter");
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Ended.");
        }
        Assert.Empty(await portal.Ask((DelegationQueries delegations) => delegations.Of(scene.Dean.Id)));
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await WorkScene.Set(portal, "Collège Aurora");
        var other = await portal.Person(Role.Dean, scene.College);
        var now = portal.Clock.GetUtcNow();
        await portal.Send(scene.Dean.ToCaller(), new DelegateWork(other.Id, now, now.AddDays(9), [WorkKind.Decision]));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(scene.Dean);
            await visit.Page.GotoAsync("/settings/away?done=saved");
            await visit.IsAccessibleAtEveryWidth($"away, {look}");
            await visit.Picture($"away-{look}");
            visit.SawEveryPageOf<AwayPageTests>();
        }
    }

    private string Day(int fromNow) => portal.Clock.GetUtcNow().AddDays(fromNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
