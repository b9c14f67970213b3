using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Consultations;
using Governance.Portal.Consultations;
using Governance.Portal.Records;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Consultations;

/// <summary>A public consultation from its list to its end: nothing for axe, no sideways scroll, in both languages.</summary>
[Visits(typeof(ConsultationsPage), typeof(ConsultationPage), typeof(ConsultationTab))]
public sealed class ConsultationPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    private const string Name = "Ada <b>Quux</b>";

    [Theory]
    [InlineData("en-CA", "Write your comment.", "Thank you. Your comment was recorded", "1 not answered yet", "Accepted in part", "was over on")]
    [InlineData("fr-CA", "Écrivez votre commentaire.", "Merci. Votre commentaire est inscrit", "1 sans réponse encore", "Retenu en partie", "Le délai a pris fin")]
    public async Task Anybody_comments_the_lead_answers_and_those_who_decide_read_both(string culture, string gap, string thanks, string unanswered, string answer, string over)
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Safe lifting", "Levage sûr");
        await scene.Write(record, ("hours", 20), ("budget-estimate", 424242), ("learning-outcomes", new JsonArray(WorkScene.Pair("Plan a lift", "Planifier un levage"))));
        await scene.Freeze(record);
        var step = await scene.Decision(record, dueInDays: 60);
        await portal.Send(Caller.Workflow(Guid.CreateVersion7(portal.Clock.GetUtcNow()), null),
            new OpenConsultation(record, new("Consult the sector", "Consulter le secteur"), ["title", "hours", "learning-outcomes", "prerequisites", "competency-map"], portal.Clock.GetUtcNow().AddDays(30)));
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = culture });
        var (page, main) = (visit.Page, visit.Page.Locator("main"));

        await page.GotoAsync("/consultations");
        await visit.IsAccessibleAtEveryWidth($"consultations, {culture}");
        await page.Locator($"a[href='/consultations/{record}']").ClickAsync();
        await Expect(page.Locator("#about option")).ToHaveCountAsync(6);
        await Expect(main).Not.ToContainTextAsync("424");
        await visit.IsAccessibleAtEveryWidth($"consultation, {culture}");
        await visit.IsAccessibleOnPaper($"consultation, {culture}");
        var send = main.Locator("form:not([hidden]) button.primary");
        await page.Locator("#name").FillAsync(Name);
        await page.Locator("#about").SelectOptionAsync("hours");
        await send.ClickAsync();
        await Expect(main.Locator("[role=alert]")).ToContainTextAsync(gap);
        await Expect(page.Locator("#name")).ToHaveValueAsync(Name);
        await Expect(page.Locator("#about")).ToHaveValueAsync("hours");
        await visit.IsAccessibleAtEveryWidth($"consultation-gaps, {culture}");
        await page.Locator("#text").FillAsync("Twenty hours are too few.");
        await page.Locator("#email").FillAsync("ada@example.org");
        await page.Locator("#agrees").CheckAsync();
        await send.ClickAsync();
        await Expect(main).ToContainTextAsync(thanks);
        // the script lets go of what was sent once the page that says so is there
        await page.WaitForFunctionAsync("() => !Object.keys(localStorage).some(name => name.startsWith('keep:'))");
        await visit.IsAccessibleAtEveryWidth($"consultation-sent, {culture}");

        await visit.SignIn(scene.Lead);
        await page.GotoAsync($"/records/{record}/consultation");
        await visit.UntilLive(".card[data-live]");
        await Expect(main).ToContainTextAsync(Name);
        await Expect(main).ToContainTextAsync(unanswered);
        await Expect(main).Not.ToContainTextAsync("ada@example.org");
        await page.Locator(".appr summary").ClickAsync();
        await visit.IsAccessibleAtEveryWidth($"public-comments, {culture}");
        await page.Locator(".appr select").SelectOptionAsync("AcceptedInPart");
        await page.Locator(".appr textarea").FillAsync("We add ten.");
        await page.Locator(".appr button.primary").ClickAsync();
        await Expect(page.Locator(".appr .chip")).ToHaveTextAsync(answer);

        await visit.SignIn(scene.Dean);
        await page.GotoAsync($"/steps/{step}");
        await Expect(main).ToContainTextAsync("Twenty hours are too few.");
        await Expect(main).ToContainTextAsync("We add ten.");
        portal.Clock.Advance(TimeSpan.FromDays(31));
        await page.GotoAsync($"/consultations/{record}");
        await Expect(main).ToContainTextAsync(over);
        await Expect(main.Locator("dl, form:not([hidden])")).ToHaveCountAsync(0);
        await visit.IsAccessibleAtEveryWidth($"consultation-over, {culture}");
        visit.SawEveryPageOf<ConsultationPagesTests>();
    }
}
