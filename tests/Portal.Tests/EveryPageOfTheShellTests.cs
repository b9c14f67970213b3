using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;

namespace Governance.Portal.Tests;

/// <summary>The pages that come with the shell: nothing for axe, no sideways scroll, in every look.</summary>
public sealed class EveryPageOfTheShellTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var person = await SomeoneAmongOthers();
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            foreach (var address in new[] { "/sign-in", "/setup", "/no-such-page", "/probe/fault" })
                await Check(visit, address, look);
            await visit.SignIn(person);
            foreach (var address in new[] { "/settings", "/probe/people" })
                await Check(visit, address, look);
            await visit.Page.Locator("summary:visible").First.ClickAsync();
            await visit.IsAccessible($"an open menu, {look}");
            await visit.Picture($"menu-{look}");
            Assert.DoesNotContain(visit.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task Check(Visit visit, string address, Look look)
    {
        await visit.Page.GotoAsync(address);
        await visit.Picture($"{address[1..].Replace('/', '-')}-{look}");
        await visit.IsAccessible($"{address}, {look}");
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
