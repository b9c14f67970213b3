using Governance.Domain.Organisations;
using Governance.Portal.Accounts;
using Governance.Portal.Problems;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests;

/// <summary>The pages that come with the shell: nothing for axe, no sideways scroll, in every look.</summary>
[Visits(typeof(SignIn), typeof(Setup), typeof(Problem), typeof(Settings.Settings))]
public sealed class EveryPageOfTheShellTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var person = await SomeoneAmongOthers();
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            foreach (var address in new[] { "/sign-in", "/setup", "/no-such-page", "/problem/403", "/probe/fault" })
                await Check(visit, address, look);
            await visit.SignIn(person);
            foreach (var address in new[] { "/settings", "/probe/people", "/problem/404" })
                await Check(visit, address, look);
            await visit.Page.Locator("summary:visible").First.ClickAsync();
            await visit.IsAccessible($"an open menu, {look}");
            await visit.Picture($"menu-{look}");
            visit.SawEveryPageOf<EveryPageOfTheShellTests>();
        }
    }

    [Fact]
    public async Task Before_anybody_is_there_it_is_accessible_in_every_look()
    {
        await using var empty = new PortalFixture { Demo = false };
        await empty.InitializeAsync();
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(empty, look);
            foreach (var address in new[] { "/sign-in", "/setup", "/catalogue" })
                await Check(visit, address, look);
        }
    }

    [Fact]
    public async Task Every_shared_part_is_accessible_in_every_look()
    {
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await Check(visit, "/probe/parts", look);
        }
    }

    [Fact]
    public async Task Radzen_wears_our_tokens_and_is_loaded_only_where_it_is_used()
    {
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/sign-in");
        await Assertions.Expect(visit.Page.Locator("link[href*=Radzen], script[src*=Radzen]")).ToHaveCountAsync(0);
        await visit.Page.GotoAsync("/probe/radzen");
        await visit.UntilLive();
        await visit.IsAccessible("/probe/radzen");
        await visit.Picture("radzen");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Button Primary" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await visit.Picture("radzen-dialog");
        await visit.IsAccessible("a Radzen dialog");
        Assert.Empty(visit.Complaints);
    }

    private static async Task Check(Visit visit, string address, Look look)
    {
        await visit.Page.GotoAsync(address);
        await visit.IsAccessibleAtEveryWidth($"{address}, {look}");
    }

    private async Task<PersonSummary> SomeoneAmongOthers()
    {
        var college = await portal.Institution("Fanshawe College");
        var other = await portal.Institution();
        foreach (var role in Role.All.Take(7))
            await portal.Person(role, college);
        await portal.Person(Role.Reviewer, college);
        await portal.Person(Role.Registrar, other);
        return await portal.Person(Role.QaOfficer, college);
    }
}
