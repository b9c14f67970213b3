using Governance.Domain.Organisations;
using Governance.Portal.Accounts;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests;

/// <summary>A portal that is no demonstration, before anybody is there.</summary>
public sealed class SetupTests(Browser browser)
{
    [Fact]
    public async Task The_code_of_the_console_makes_one_administrator_and_no_second()
    {
        await using var portal = new PortalFixture { Demo = false };
        await portal.InitializeAsync();
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/setup");
        await Fill(visit, "WRON-GGGG-CODE", "short");
        await Assertions.Expect(visit.Page.Locator("[data-focus]")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("[data-focus] a")).ToHaveCountAsync(2);
        await visit.IsAccessible("setup with mistakes");
        await visit.Page.Locator("[data-focus] a").Last.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#password")).ToBeFocusedAsync();

        await Fill(visit, portal.SetupCode!.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "four plain words here");
        await Assertions.Expect(visit.Page.Locator(".who")).ToContainTextAsync("Ada Lovelace");
        Assert.Null(portal.SetupCode);
        var people = await portal.Ask((PeopleQueries all) => all.WithRoles());
        Assert.Equal(Role.Administrator, Assert.Single(Assert.Single(people).Roles).Role);

        await visit.Page.GotoAsync("/setup");
        await Assertions.Expect(visit.Page.Locator("form[action='/setup']")).ToHaveCountAsync(0);
        await portal.Restart();
        Assert.Null(portal.SetupCode);
        await visit.Page.GotoAsync("/settings");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Settings");
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_password()
    {
        await using var portal = new PortalFixture { Demo = false };
        await portal.InitializeAsync();
        var person = await portal.Person(Role.Administrator);
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/sign-in");
        await Assertions.Expect(visit.Page.Locator("#demo-heading")).ToHaveCountAsync(0);
        var form = visit.Page.APIRequest.CreateFormData();
        form.Set("person", person.Id.ToString());
        form.Set("__RequestVerificationToken", await visit.Page.Locator("input[name=__RequestVerificationToken]").First.InputValueAsync());
        var answer = await visit.Page.APIRequest.PostAsync(portal.Url + "/sign-in/demo", new() { Form = form, MaxRedirects = 0 });
        Assert.Equal(404, answer.Status);
    }

    [Fact]
    public void The_code_is_compared_without_case_and_hyphens_and_only_once_made()
    {
        var code = new SetupCode();
        Assert.False(code.Accepts(""));
        code.Make();
        Assert.True(code.Accepts(code.Text!.ToLowerInvariant()));
        Assert.False(code.Accepts(code.Text[..^1]));
        code.Forget();
        Assert.False(code.Accepts(""));
    }

    private static async Task Fill(Visit visit, string code, string password)
    {
        await visit.Page.Locator("#code").FillAsync(code);
        await visit.Page.Locator("#name").FillAsync("Ada Lovelace");
        await visit.Page.Locator("#email").FillAsync("ada@example.org");
        await visit.Page.Locator("#password").FillAsync(password);
        await visit.Page.Locator("form[action='/setup'] button").ClickAsync();
    }
}
