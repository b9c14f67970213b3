using Governance.Domain.Organisations;
using Governance.Portal.Partners;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Partner;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Partners;

[Visits(typeof(PartnersPage), typeof(PartnerDetailPage))]
public sealed class PartnersPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_a_partner_was_asked_is_accessible_in_every_look_while_it_waits_and_after_it_was_taken_back()
    {
        var scene = await QualityScene.Set(portal);
        await scene.AskAgainAfterAChange();
        var address = "/partners/" + scene.Partner;
        await using var english = await browser.Visit(portal, Look.Default);
        await using var french = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" });
        foreach (var visit in new[] { english, french })
        {
            await visit.SignIn(scene.Qa);
            foreach (var (page, name) in new[] { ("/partners", "partners"), (address, "partner-waits") })
            {
                await visit.Page.GotoAsync(page);
                await visit.IsAccessibleAtEveryWidth($"{name} {visit.Culture}");
            }
        }

        var requests = english.Page.Locator("[aria-labelledby=asked] li");
        await Expect(requests.Filter(new() { HasText = "Endorsed" })).ToContainTextAsync("Signed as Director of training.");
        await english.Page.GetByRole(AriaRole.Button, new() { Name = "Send another link" }).ClickAsync();
        await Expect(english.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Another link is on its way");
        Assert.Equal(2, (await scene.Asked()).LinkNumber);
        await Expect(requests.First).ToContainTextAsync("2 invitations were sent: ");
        await english.Page.GetByRole(AriaRole.Button, new() { Name = "Take the request back" }).ClickAsync();
        await Expect(english.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write the reason; it stays in the history.");
        await english.Page.GetByLabel("Why it is taken back").FillAsync("Asked the wrong partner.");
        await english.Page.GetByRole(AriaRole.Button, new() { Name = "Take the request back" }).ClickAsync();
        await Expect(english.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Taken back. The workflow goes on as after silence");
        await Expect(requests.First).ToContainTextAsync("“Asked the wrong partner.”");
        await Expect(english.Page.GetByRole(AriaRole.Button, new() { Name = "Take the request back" })).ToHaveCountAsync(0);

        await french.Page.ReloadAsync();
        await Expect(french.Page.Locator("[aria-labelledby=asked] li").First).ToContainTextAsync("Demande retirée");
        foreach (var visit in new[] { english, french })
        {
            await visit.IsAccessibleAtEveryWidth($"partner-taken-back {visit.Culture}");
            visit.SawEveryPageOf<PartnersPageTests>();
        }
    }

    [Fact]
    public async Task The_contacts_of_a_partner_are_changed_on_its_page()
    {
        var partner = await portal.Send(Domain.Commands.Caller.System, new RegisterOrganisation(OrganisationKind.Partner, new("Regional Trucking Association", "Association régionale du camionnage"), "Ontario") { ContactEmail = "contact@example.org" });
        await using var visit = await browser.Visit(portal, Look.Default);
        await visit.SignIn(await portal.Person(Role.Administrator));
        await visit.Page.GotoAsync("/partners");
        await visit.Page.GetByText("Regional Trucking Association").ClickAsync();
        await Expect(visit.Page.Locator("#email-0")).ToHaveValueAsync("contact@example.org");
        await Save();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write the name, with at most 120 characters.");
        await visit.Page.Locator("#name-0").FillAsync("Ana Silva");
        await visit.Page.Locator("#name-1").FillAsync("Bo Li");
        await visit.Page.Locator("#email-1").FillAsync("bo@example.org");
        await visit.Page.Locator("#addressed-1").CheckAsync();
        await Save();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        await Expect(visit.Page.Locator("#addressed-1")).ToBeCheckedAsync();
        Assert.Contains(await portal.Ask((OrganisationQueries all) => all.Partners()), one => one.Id == partner && one.ContactEmail == "bo@example.org");

        await using var dean = await browser.Visit(portal, Look.Default);
        await dean.SignIn(await portal.Person(Role.EmployerEngagement, await portal.Institution()));
        await dean.Page.GotoAsync("/partners/" + partner);
        await Expect(dean.Page.Locator("[aria-labelledby=contacts] li")).ToHaveTextAsync(["Ana Silvacontact@example.org", "Bo Libo@example.org · Links go here"]);
        await Expect(dean.Page.Locator("[aria-labelledby=contacts] form")).ToHaveCountAsync(0);
        await dean.IsAccessible("a partner whose contacts others keep");

        Task Save() => visit.Page.Locator("[aria-labelledby=contacts] .btn").ClickAsync();
    }
}
