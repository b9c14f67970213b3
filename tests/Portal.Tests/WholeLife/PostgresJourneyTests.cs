using Governance.Portal.Tests.Harness;
using Governance.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.WholeLife;

/// <summary>The pages over PostgreSQL: people sign in, propose, decide, lay a paper beside the record and find it again.</summary>
public sealed class PostgresJourneyTests(Browser browser)
{
    [Fact]
    public async Task The_first_days_of_a_proposal_go_by_over_a_server()
    {
        await using var server = await PostgresServer.Start();
        var connection = await server.NewDatabase();
        await using var portal = new PortalFixture { With = options => options with { Postgres = connection } };
        await portal.InitializeAsync();
        await using var travel = new Traveller(portal, browser);
        await travel.Arrive();

        var record = await JourneyTests.Propose(travel);

        var page = await travel.At("dean");
        await page.GotoAsync(record + "/documents");
        await page.Locator("#documents[data-live]").WaitForAsync();
        await page.GetByLabel("Attach documents").SetInputFilesAsync(new FilePayload { Name = "Budget.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 budget"u8.ToArray() });
        await page.GetByRole(AriaRole.Link, new() { Name = "Budget.pdf" }).WaitForAsync();
        var file = await page.GetByRole(AriaRole.Link, new() { Name = "Budget.pdf" }).GetAttributeAsync("href");
        Assert.Equal("%PDF-1.7 budget", await (await page.APIRequest.GetAsync(portal.Url + file)).TextAsync());

        await page.GotoAsync("/search?text=truck");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Essential Skills for Truck Drivers" }).ClickAsync();
        await page.ArrivesAt(record);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Essential Skills for Truck Drivers");
        Assert.False(File.Exists(portal.DatabaseFile));
    }
}
