using Governance.Portal.Insights;
using Governance.Portal.Search;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Records;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Insights;

/// <summary>Search and insights: what they lead to, by keyboard too, and nothing for axe in any look.</summary>
[Visits(typeof(SearchPage), typeof(InsightsPage))]
public sealed class InsightsTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = culture });
        await visit.SignIn(scene.Dean);
        foreach (var address in new[] { "/insights", "/insights?period=90", "/search", "/search?text=skill", "/search?text=nothing-like-it" })
        {
            await visit.Page.GotoAsync(address);
            foreach (var table in await visit.Page.Locator(".chart details > summary").AllAsync())
                await table.ClickAsync();
            await visit.IsAccessibleAtEveryWidth($"{address}, {culture}");
        }
        visit.SawEveryPageOf<InsightsTests>();
    }

    [Fact]
    public async Task A_figure_leads_to_its_records()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/insights");
        await Expect(visit.Page.Locator(".figures dd").First).ToHaveTextAsync("2");
        await visit.Page.Locator(".figures dd a").First.ClickAsync();
        await Expect(visit.Page.Locator(".rec-row")).ToHaveCountAsync(2);
        await visit.Page.GotoAsync("/insights");
        await visit.Page.Locator("#cycles-finding").WaitForAsync();
        // a time leads to the records whose stays in that stage ended in the period: other ones than those that are there now
        var cycles = visit.Page.Locator("figure[aria-labelledby=cycles-finding]");
        await cycles.Locator("details > summary").PressAsync("Enter");
        var ideation = cycles.Locator("tbody tr", new() { HasText = "Ideation" });
        var records = int.Parse((await ideation.Locator("td").Last.InnerTextAsync()).Split(" in ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        await ideation.GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/records\?left=ideation&within=365$"));
        await Expect(visit.Page.Locator(".rec-row")).ToHaveCountAsync(records);
        await Expect(visit.Page.Locator("#left")).ToHaveValueAsync("ideation");
        await visit.IsAccessible("records that left a stage");
        await visit.Page.GotoAsync("/insights");
        await visit.Page.Locator(".chart details > summary").First.ClickAsync();
        await visit.Page.Locator(".chart td, .chart tbody th a").First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/records\?stage=\w+&sort=age$"));
    }

    [Fact]
    public async Task A_record_is_found_by_keyboard_while_one_types()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/records/" + scene.New);
        await visit.Page.Keyboard.PressAsync("/");
        await Expect(visit.Page.Locator("#find")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync(scene.Published);
        await Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("#find")).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(visit.Page.Locator("#find-status")).ToHaveTextAsync("1 result");
        await visit.IsAccessible("the search box with its list");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("Backspace");
        await visit.Page.Keyboard.TypeAsync(scene.Published[^1..]);
        await Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(visit.Page.Locator("#find")).ToHaveAttributeAsync("aria-activedescendant", "find-0");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/records/" + scene.Published + "$"));
    }

    [Fact]
    public async Task What_is_offered_is_for_those_who_may_see_it()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.SignIn(scene.Reviewer);
        Assert.Equal(403, (await visit.Page.APIRequest.GetAsync(scene.Portal.Url + "/search/suggest?text=MC")).Status);
        await Expect(visit.Page.Locator("#find")).ToHaveCountAsync(0);
        await visit.SignIn(await scene.Portal.Person(Domain.Organisations.Role.Dean, await scene.Portal.Institution()));
        var answer = await visit.Page.APIRequest.GetAsync(scene.Portal.Url + "/search/suggest?text=MC");
        Assert.DoesNotContain("/records/", await answer.TextAsync(), StringComparison.Ordinal);
    }
}
