using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.WholeLife;

/// <summary>
/// The whole life of "Essential Skills for Truck Drivers" at the pages, each step as the person whose step it is, by
/// keyboard alone.
/// <c>GALLERY=docs/journey ./test</c> keeps the pictures.
/// </summary>
public sealed class JourneyTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_micro_credential_is_carried_from_idea_to_sunset()
    {
        await using var travel = new Traveller(portal, browser);
        await travel.Arrive();

        var record = await Propose(travel);
        await Design(travel);
        await Review(travel);
        await Endorse(travel, "first");
        await Approve(travel, record);
        await Publish(travel);
        await Pilot(travel);
        await YearsPass(travel);
        await SunsetAndArchive(travel, record);
        travel.WasByKeyboard();
    }

    /// <summary>From the idea to the decision that it is designed; answers with the address of the record.</summary>
    internal static async Task<string> Propose(Traveller travel)
    {
        var page = await travel.At("initiative-lead");
        await travel.Picture(page, "my-work");
        var keys = new Keyboard(page);
        await keys.Press("aside a[href='/records/new']");
        await page.ArrivesAt("/records/new");
        await travel.Picture(page, "propose");
        await keys.Write("#title-en", "Essential Skills for Truck Drivers");
        await keys.Write("#title-fr", "Compétences essentielles pour la conduite de camions");
        await keys.Press(page.GetByRole(AriaRole.Button, new() { Name = "Begin the proposal" }));
        await page.ArrivesAt("/steps/[^/]+");
        page = await travel.Step("initiative-lead", "Describe the idea", "idea");
        await travel.Fill(page, "idea", "Send the idea");
        page = await travel.Step("initiative-lead", "Show that it is feasible", "feasibility");
        await travel.Fill(page, "feasibility", "Send to the dean");
        page = await travel.Step("dean", "Decide whether to go on", "go-no-go");
        var record = await page.Locator(".crumb a[href^='/records/']").First.GetAttributeAsync("href");
        await Traveller.Decide(page, 1, "Employers asked for it twice.");
        return record!;
    }

    private static async Task Design(Traveller travel)
    {
        var page = await travel.Step("initiative-lead", "Design the micro-credential", "design");
        await travel.Fill(page, "design", "Send the design", new Dictionary<string, string> { ["hours"] = "36" });
        await travel.Map();
        page = await travel.Step("initiative-lead", "Build content and assessment", "build");
        await travel.Fill(page, "build", "Send for quality review");
    }

    private static async Task Review(Traveller travel)
    {
        await travel.Score("reviewer", "Score the quality rubric (reviewer 1)", "review-1");
        await travel.Score("second-reviewer", "Score the quality rubric (reviewer 2)", "review-2");
    }

    private static async Task Endorse(Traveller travel, string picture)
    {
        var page = await travel.Outsider(await travel.PartnerLink(), "endorse-" + picture);
        await Traveller.Sign(page);
    }

    private static async Task Approve(Traveller travel, string record)
    {
        var page = await travel.Step("qa-officer", "Consolidate the quality review", "consolidation");
        await Traveller.Decide(page, 1);
        await travel.Vote(2, "Say how drivers with a hearing loss take part.", "committee");
        page = await travel.Step("initiative-lead", "Build content and assessment", "returned");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Say how drivers with a hearing loss take part.");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("All 5 decisions so far hold.");
        await new Keyboard(page).Write("#f-accessibility-plan", "Captions, transcripts, and a coach who signs at the yard.");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 of 5 decisions needs another look, because the accessibility plan changed.");
        await travel.Fill(page, "build", "Send for quality review");
        // both reviews and the endorsement judge nothing of it: they are carried over, and only the consolidation is asked
        page = await travel.Step("qa-officer", "Consolidate the quality review", "consolidation-again");
        await Traveller.Decide(page, 1);
        page = await travel.Vote(1, "The committee is satisfied.", "committee-again");
        await page.GotoAsync(record + "/history");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Carried over: “Ask the partner to endorse”");
        await page.GotoAsync(record);
        await Assertions.Expect(page.Locator("section[aria-labelledby=decisions] .chip", new() { HasText = "Holds" })).ToHaveCountAsync(6);
        await travel.Picture(page, "record");
    }

    private static async Task Publish(Traveller travel)
    {
        var page = await travel.Step("registrar", "Prepare the publication", "registrar");
        await Traveller.Decide(page, 1);
        page = await travel.Outsider("/catalogue/essential-skills-for-truck-drivers", "catalogue");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Essential Skills for Truck Drivers");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Regional trucking association");
    }

    private static async Task Pilot(Traveller travel)
    {
        var page = await travel.Step("initiative-lead", "Run the pilot", "pilot");
        await travel.Fill(page, "pilot", "Close the pilot");
        page = await travel.Step("initiative-lead", "Report on the pilot", "evaluation");
        await travel.Fill(page, "evaluation", "Send the report");
        page = await travel.Step("qa-officer", "Decide after the evaluation", "evaluation-decision");
        await Traveller.Decide(page, 1);
    }

    private static async Task YearsPass(Traveller travel)
    {
        for (var year = 1; year <= 3; year++)
        {
            await travel.Pass(TimeSpan.FromDays(367));
            await Endorse(travel, "year-" + year);
        }
        var page = await travel.Step("initiative-lead", "Report for the three-year review", "full-review");
        await travel.Fill(page, "evaluation", "Send the report");
        page = await travel.Step("qa-officer", "Decide after the full review", "full-review-decision");
        await Traveller.Decide(page, 3, "The rules of the trade have changed.", asksTwice: true);
    }

    private static async Task SunsetAndArchive(Traveller travel, string record)
    {
        var page = await travel.Step("registrar", "Teach out those enrolled", "sunset");
        await Traveller.Decide(page, 1, "Everyone enrolled has finished.");
        page = await travel.At("registrar");
        await page.GotoAsync(record + "/history");
        await travel.Picture(page, "history");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The rules of the trade have changed.");
    }
}
