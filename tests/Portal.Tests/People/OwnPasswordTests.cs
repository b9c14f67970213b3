using Governance.Domain.Organisations;
using Governance.Portal.Settings;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.People;

/// <summary>Somebody changes their own password: the present one is asked for, and every other browser is signed out.</summary>
[Visits(typeof(OwnPasswordPage))]
public sealed class OwnPasswordTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    private const string Other = "four other words here";

    [Fact]
    public async Task The_present_one_is_asked_for_and_other_browsers_are_signed_out()
    {
        var person = await portal.Person(Role.Dean, await portal.Institution());
        await using var elsewhere = await browser.Visit(portal);
        await elsewhere.SignIn(person);
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(person);
        await visit.Page.GotoAsync("/settings");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Change my password" }).ClickAsync();
        await Change(visit, "not my password", Other, Other);
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not the password that you have now.");
        await Change(visit, PortalFixture.Password, "short", "short");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter a password of at least 12 characters");
        await Change(visit, PortalFixture.Password, Other, Other + "s");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The two passwords are not the same.");
        await Change(visit, PortalFixture.Password, Other, Other);
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your password is changed.");
        await visit.Page.GotoAsync("/settings/sessions");
        await Expect(visit.Page.GetByText("This one")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign out: ") })).ToHaveCountAsync(0);
        await elsewhere.Page.GotoAsync("/settings");
        await Expect(elsewhere.Page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var person = await portal.Person(Role.Dean, await portal.Institution());
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(person);
            await visit.Page.GotoAsync("/settings/password");
            await visit.IsAccessibleAtEveryWidth($"own password, {look}");
            visit.SawEveryPageOf<OwnPasswordTests>();
        }
    }

    private static async Task Change(Visit visit, string current, string password, string again)
    {
        await visit.Page.Locator("#current").FillAsync(current);
        await visit.Page.Locator("#password").FillAsync(password);
        await visit.Page.Locator("#again").FillAsync(again);
        await visit.Page.Locator("main form .btn.primary").ClickAsync();
    }
}
