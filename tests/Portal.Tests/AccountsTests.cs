using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests;

/// <summary>Ways in: with a password, as a person of the demonstration, as the first administrator.</summary>
public sealed class AccountsTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_visitor_is_led_to_sign_in_and_back()
    {
        var person = await portal.Person(Role.Registrar);
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/settings");
        await visit.Page.Locator("#email").FillAsync(person.Email);
        await visit.Page.Locator("#password").FillAsync(PortalFixture.Password);
        await visit.Page.Locator("#password").PressAsync("Enter");
        await visit.Page.ArrivesAt("/settings");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(person.Email);
        await visit.SignOut();
        await visit.Page.GotoAsync("/settings");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task The_language_of_mail_is_ones_own_choice()
    {
        var person = await portal.Person(Role.Registrar);
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(person);
        await visit.Page.GotoAsync("/settings");
        await visit.Page.GetByLabel("Language of mail").SelectOptionAsync("fr");
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Mail" }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved");
        Assert.Equal("fr", (await portal.Ask((PeopleQueries people) => people.Find(person.Id)))!.Language);
        await Assertions.Expect(visit.Page.GetByLabel("Language of mail")).ToHaveValueAsync("fr");
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_are_told_alike()
    {
        var person = await portal.Person(Role.Registrar);
        await using var visit = await browser.Visit(portal);
        var told = new HashSet<string>();
        for (var tries = 0; tries < 5; tries++)
        {
            told.Add(await Refusal(visit, "nobody@example.org"));
            told.Add(await Refusal(visit, person.Email));
        }
        told.Add(await Refusal(visit, person.Email, PortalFixture.Password));
        Assert.Contains("after five wrong tries, wait 15 minutes", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_session_is_refused_on_a_page_of_the_portal()
    {
        var person = await portal.Person(Role.Registrar);
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/sign-in");
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync("/sign-in");
        await visit.SignIn(person);
        await other.Locator("#email").FillAsync(person.Email);
        await other.Locator("#password").FillAsync(PortalFixture.Password);
        await other.Locator("#password").PressAsync("Enter");
        await Assertions.Expect(other.Locator("h1")).ToHaveTextAsync("This page was open for too long");
    }

    [Fact]
    public async Task In_a_demonstration_one_press_makes_one_anybody()
    {
        var college = await portal.Institution("Seneca Polytechnic");
        var dean = await portal.Person(Role.Dean, college);
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/sign-in?returnUrl=%2Fsettings");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Demonstration: nothing here is real" })).ToBeVisibleAsync();
        await visit.Page.Locator("details", new() { HasText = "Seneca Polytechnic" }).EvaluateAsync("details => details.open = true");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dean", Exact = true }).ClickAsync();
        await visit.Page.ArrivesAt("/settings");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(dean.Email);
        await Assertions.Expect(visit.Page.Locator(".brand")).ToContainTextAsync("Demonstration");
    }

    [Fact]
    public async Task A_database_with_people_never_becomes_a_demonstration()
    {
        await portal.Person(Role.Auditor);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => portal.Send(Caller.System, new BeginDemonstration()));
        Assert.Equal("This database already holds people, so it cannot become a demonstration.", refused.Sentence.English);
    }

    private static async Task<string> Refusal(Visit visit, string email, string password = "not the password")
    {
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.Locator("#email").FillAsync(email);
        await visit.Page.Locator("#password").FillAsync(password);
        await visit.Page.Locator("#password").PressAsync("Enter");
        return await visit.Page.Locator("[role=alert] p").InnerTextAsync();
    }
}
