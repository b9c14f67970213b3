using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.WholeLife;

/// <summary>
/// The office of an administrator: every page that the rail offers opens under its own name, in both languages.
/// GALLERY=docs/guide-administrators keeps the pictures of the guide.
/// </summary>
public sealed class AdministratorTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    private static readonly string[] Pictured = ["/people", "/partners", "/institution", "/operations"];

    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Every_page_of_the_rail_opens_under_its_name(string culture)
    {
        var college = await portal.Institution("Fanshawe College");
        foreach (var role in new[] { Role.InitiativeLead, Role.Dean, Role.Registrar })
            await portal.Person(role, college);
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = culture });
        await visit.SignIn(await portal.Person(Role.Administrator));
        var rail = visit.Page.Locator("nav.side a");
        var addresses = await rail.EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.Superset(Pictured.ToHashSet(StringComparer.Ordinal), addresses.ToHashSet(StringComparer.Ordinal));
        // the catalogue is everybody's and has no rail
        foreach (var address in addresses.Where(one => one != "/catalogue"))
        {
            await visit.Page.GotoAsync(address);
            await Expect(visit.Page.Locator("h1")).ToHaveCountAsync(1);
            await Expect(visit.Page.Locator("nav.side [aria-current=page]")).ToHaveAttributeAsync("href", address);
            if (Pictured.Contains(address))
                await visit.Picture($"{Array.IndexOf(Pictured, address) + 1}-{address.Trim('/')}-{culture[..2]}");
        }
        await visit.Page.GotoAsync("/audit?name=RoleGranted");
        await Expect(visit.Page.Locator(".rec-list li").First).ToContainTextAsync(culture == "fr-CA" ? "Un rôle a été accordé" : "A role was granted");
        await visit.Picture($"5-audit-{culture[..2]}");
        var person = await portal.Person(Role.Dean, college);
        await visit.Page.GotoAsync($"/people/{person.Id}");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(culture == "fr-CA" ? person.Name.Fr : person.Name.En);
        await visit.Picture($"6-person-{culture[..2]}");
    }
}
