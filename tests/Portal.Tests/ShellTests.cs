using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests;

/// <summary>The frame around every page: script, circuit, languages, themes, refusals.</summary>
public sealed class ShellTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_script_is_served_and_a_circuit_connects()
    {
        await using var visit = await browser.Visit(portal);
        var script = await visit.Page.APIRequest.GetAsync(portal.Url + "/_framework/blazor.web.js");
        Assert.Equal(200, script.Status);
        await visit.Page.GotoAsync("/probe");
        await visit.UntilLive();
        await visit.Page.Locator("#press").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#press")).ToHaveTextAsync("1");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_language_follows_the_switch_into_the_circuit_and_the_next_visit()
    {
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/probe");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await visit.UntilLive();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr-CA");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Paramètres");
        await visit.Page.GotoAsync("/sign-in");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Ouvrir une session");
        await visit.Page.GotoAsync("/sign-in?culture=en");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task A_browser_in_French_reads_French_at_its_first_visit()
    {
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" });
        await visit.Page.Context.ClearCookiesAsync();
        await visit.Page.GotoAsync("/sign-in");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Ouvrir une session");
    }

    [Fact]
    public async Task A_press_counts_once_for_what_it_began_on_though_the_page_moves_under_it()
    {
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/probe");
        await visit.UntilLive();
        foreach (var (moved, presses) in new[] { (300, "1"), (1, "2"), (0, "3") })
        {
            var box = (await visit.Page.Locator("#press").BoundingBoxAsync())!;
            await visit.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
            await visit.Page.Mouse.DownAsync();
            await visit.Page.EvaluateAsync("by => { const gap = document.createElement('div'); gap.style.height = by + 'px'; document.querySelector('#press').before(gap); }", moved);
            await visit.Page.Mouse.UpAsync();
            await Assertions.Expect(visit.Page.Locator("#press")).ToHaveTextAsync(presses);
        }
        // whoever pulls away before letting go has thought better of it
        var last = (await visit.Page.Locator("#press").BoundingBoxAsync())!;
        await visit.Page.Mouse.MoveAsync(last.X + last.Width / 2, last.Y + last.Height / 2);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(last.X, last.Y + last.Height + 40);
        await visit.Page.Mouse.UpAsync();
        await Task.Delay(200);
        Assert.Equal("3", await visit.Page.Locator("#press").TextContentAsync());
    }

    [Fact]
    public async Task The_theme_changes_at_once_and_is_there_before_the_next_page_is_drawn()
    {
        await using var visit = await browser.Visit(portal, Look.Default with { Theme = "system" });
        await visit.Page.GotoAsync("/sign-in");
        await Assertions.Expect(visit.Page.Locator("html")).Not.ToHaveAttributeAsync("data-theme", new System.Text.RegularExpressions.Regex(".*"));
        await visit.Page.Locator("summary", new() { HasText = "Theme" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "High contrast" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "contrast");
        var answer = await visit.Page.APIRequest.GetAsync(portal.Url + "/sign-in");
        Assert.Contains("data-theme=\"contrast\"", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_can_be_chosen_without_script()
    {
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/theme/dark?returnUrl=%2Fsign-in");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task Skip_link_and_menus_work_by_keyboard()
    {
        await using var visit = await browser.Visit(portal, Look.Default with { Width = 320 });
        await visit.SignIn(await portal.Person(Role.Dean));
        await visit.Page.GotoAsync("/settings");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
        var account = visit.Page.Locator("details.who summary");
        await account.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(account).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_to_refuse()
    {
        await using var visit = await browser.Visit(portal);
        foreach (var address in new[] { "/sign-in", "/no-such-page", "/css/tokens.css" })
        {
            var answer = await visit.Page.APIRequest.GetAsync(portal.Url + address);
            Assert.Contains("script-src 'self';", answer.Headers["content-security-policy"], StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
        }
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    public async Task A_return_address_never_leads_out_of_the_portal(string address)
    {
        await using var visit = await browser.Visit(portal);
        var answer = await visit.Page.APIRequest.GetAsync($"{portal.Url}/culture/en?returnUrl={Uri.EscapeDataString(address)}", new() { MaxRedirects = 0 });
        Assert.Equal("/", answer.Headers["location"]);
    }

    [Fact]
    public async Task A_forbidden_page_says_so_and_names_one_that_is_open()
    {
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(await portal.Person(Role.Reviewer));
        var answer = await visit.Page.GotoAsync("/probe/people");
        Assert.Equal(403, answer!.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("This page is not for your role");
        await visit.SignOut();
        var again = await visit.Page.GotoAsync("/probe/people");
        Assert.Contains("/sign-in", again!.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_and_a_fault_end_on_a_page_of_the_portal()
    {
        await using var visit = await browser.Visit(portal);
        Assert.Equal(404, (await visit.Page.GotoAsync("/no-such-page"))!.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("There is nothing at this address");
        Assert.Equal(500, (await visit.Page.GotoAsync("/probe/fault"))!.Status);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Something broke on our side");
        await Assertions.Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("InvalidOperationException");
    }
}
