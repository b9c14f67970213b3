using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.WholeLife;

/// <summary>
/// The office of a QA officer of the whole network in the demonstration: from a figure to the records behind it, from a record to all that is known of it.
/// GALLERY=docs/guide-qa-officers keeps the pictures of the guide.
/// </summary>
public sealed class OfficerTests(Browser browser) : IAsyncLifetime
{
    private readonly PortalFixture portal = new() { Demo = false, With = options => options with { Demo = true } };

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_figure_leads_to_its_records_and_a_record_to_all_that_is_known_of_it()
    {
        var officer = (await portal.Ask((PeopleQueries people) => people.WithRoles())).Single(one => one.Name.En == "QA officer, Fanshawe College");
        // who looks after the network sees more than one college
        await portal.Send(Caller.System, new GrantRole(officer.Id, Role.QaOfficer.Id, null));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await SignIn(visit.Page, officer);
            await Walk(visit, look.Culture[..2]);
        }
    }

    private static async Task Walk(Visit visit, string language)
    {
        var page = visit.Page;
        await page.GotoAsync("/insights");
        await page.Locator("#cycles-finding").WaitForAsync();
        await visit.Picture($"5-insights-{language}");
        var figure = page.Locator(".figures dd a").First;
        var count = await figure.InnerTextAsync();
        await figure.ClickAsync();
        await page.ArrivesAt("/records");
        await Expect(page.Locator(".rec-row")).ToHaveCountAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        await visit.Picture($"6-records-{language}");

        await page.GotoAsync("/records?text=truck");
        await page.Locator(".rec-row a").First.ClickAsync();
        await page.ArrivesAt("/records/[^/]+");
        await page.Locator("nav.tabs a").First.WaitForAsync();
        var title = await page.Locator("h1").InnerTextAsync();
        await visit.Picture($"7-record-{language}");
        var tabs = await page.Locator("nav.tabs a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.True(tabs.Length >= 7, $"Only {tabs.Length} tabs.");
        foreach (var tab in tabs)
        {
            await page.GotoAsync(tab);
            await Expect(page.Locator("h1")).ToHaveTextAsync(title);
            await Expect(page.Locator("nav.tabs [aria-current=page]")).ToHaveAttributeAsync("href", tab);
            if (tab.EndsWith("/history", StringComparison.Ordinal))
                await visit.Picture($"8-history-{language}");
        }

        await page.Locator("#find").FillAsync(title.Split(' ')[0]);
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Locator("#find").PressAsync("Enter");
        await page.ArrivesAt("/search");
        await Expect(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = title })).ToBeVisibleAsync();
        await visit.Picture($"9-search-{language}");

        await page.GotoAsync("/settings/notices");
        await Expect(page.Locator("#hour")).ToBeVisibleAsync();
        await visit.Picture($"10-notices-{language}");
        await page.GotoAsync("/settings");
        await visit.Picture($"11-settings-{language}");
        Assert.Empty(visit.Complaints);
    }

    private static async Task SignIn(IPage page, PersonSummary person)
    {
        await page.GotoAsync("/sign-in");
        var button = page.Locator($"button[name=person][value='{person.Id}']");
        if (!await button.IsVisibleAsync())
            await page.Locator("details", new() { Has = button }).Locator("summary").ClickAsync();
        await button.ClickAsync();
        await page.LeavesSignIn();
    }
}
