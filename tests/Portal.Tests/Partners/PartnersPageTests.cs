using Governance.Domain.Organisations;
using Governance.Portal.Partners;
using Governance.Portal.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Partners;

[Visits(typeof(PartnersPage), typeof(PartnerDetailPage))]
public sealed class PartnersPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        var partner = await Partner("Partner of " + culture);
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = culture });
        await visit.SignIn(await portal.Person(Role.Administrator));
        foreach (var address in new[] { "/partners", "/partners/" + partner })
        {
            await visit.Page.GotoAsync(address);
            await visit.IsAccessibleAtEveryWidth($"{address.Replace(partner.ToString(), "one")}, {culture}");
        }
        visit.SawEveryPageOf<PartnersPageTests>();
    }

    [Fact]
    public async Task The_contact_of_a_partner_is_changed_on_its_page()
    {
        var partner = await Partner("Regional Trucking Association");
        await using var visit = await browser.Visit(portal, Look.Default);
        await visit.SignIn(await portal.Person(Role.Administrator));
        await visit.Page.GotoAsync("/partners");
        await visit.Page.GetByText("Regional Trucking Association").ClickAsync();
        await visit.Page.Locator("#email").FillAsync("training@example.org");
        await visit.Page.Locator("[aria-labelledby=contact] .btn").ClickAsync();
        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("Saved.");
        Assert.Contains(await portal.Ask((OrganisationQueries all) => all.Partners()), one => one.Id == partner && one.ContactEmail == "training@example.org");
    }

    private Task<Guid> Partner(string name) => portal.Send(
        Domain.Commands.Caller.System, new RegisterOrganisation(OrganisationKind.Partner, new(name, name), "Ontario") { ContactEmail = "contact@example.org" });
}
