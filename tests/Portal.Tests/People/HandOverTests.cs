using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Portal.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.People;

/// <summary>From somebody who leaves while they lead a proposal to its next lead, by mouse and by keyboard.</summary>
public sealed class HandOverTests(PeoplePortal scene, Browser browser) : IClassFixture<PeoplePortal>
{
    [Fact]
    public async Task Whoever_leaves_is_shown_with_what_they_lead_and_it_is_handed_over_afterwards()
    {
        var successor = await scene.Portal.Person(Role.InitiativeLead, scene.College);
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Administrator);
        await visit.Page.GotoAsync($"/people/{scene.Lead.Id}/deactivate");
        await Expect(visit.Page.Locator("main form")).ToContainTextAsync($"Proposals that they lead: {scene.Led}: Welding");
        await visit.Page.Locator("main form .btn.danger").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("What waited for them is for whoever replaces them, or for anybody of the role.");

        await visit.Page.GotoAsync("/records/" + scene.Led);
        await Expect(visit.Page.Locator("[aria-labelledby=holders]")).ToContainTextAsync("No lead");
        await visit.Page.GotoAsync("/people/" + scene.Lead.Id);
        await Expect(visit.Page.Locator("[aria-labelledby=erasure]")).ToContainTextAsync("Leads " + scene.Led);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Hand over " + scene.Led }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("#person").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(visit.Page.Locator("#person")).ToHaveValueAsync(successor.Id.ToString());
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("Has left the college.");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync($"Handed over. {successor.Name.En} leads it now.");
        await Expect(visit.Page.Locator("[aria-labelledby=holders]")).Not.ToContainTextAsync("No lead");
        await visit.Page.GotoAsync($"/records/{scene.Led}/history?all=1");
        await Expect(visit.Page.Locator(".timeline").First).ToContainTextAsync("Has left the college.");
        Assert.Equal(successor.Id, await scene.Portal.Ask((GovernanceDb db) => db.Set<MicroCredential>().Where(one => one.Id == scene.Led).Select(one => one.LeadId).SingleAsync()));
    }
}
