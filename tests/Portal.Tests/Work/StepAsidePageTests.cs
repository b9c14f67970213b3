using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>A dean declares an interest by keyboard; nobody else is a dean, so they read that the QA office was told.</summary>
public sealed class StepAsidePageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en-CA", "I have a conflict of interest", "Declare it and step aside", "You have left this step to others", "The QA office was told.")]
    [InlineData("fr-CA", "J’ai un conflit d’intérêts", "Le déclarer et me retirer", "Vous avez laissé cette étape à d’autres", "Le bureau de la qualité en a été avisé.")]
    public async Task A_decision_is_left_to_others_by_keyboard(string language, string summary, string send, string left, string told)
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Winter driving", "Conduite hivernale");
        await scene.Freeze(record);
        var step = await scene.Committee(record, decidesFirst: false);
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = language, Width = 320 });
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/steps/{step}");
        await visit.UntilLive();

        await visit.Page.GetByText(summary, new() { Exact = true }).PressAsync("Enter");
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = send, Exact = true });
        await button.PressAsync("Enter");
        await Expect(visit.Page.Locator("#interest-error")).ToBeVisibleAsync();
        await visit.IsAccessible("an interest, refused");
        await visit.Page.Locator("#interest").FillAsync("My brother teaches it.");
        await button.PressAsync("Enter");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(left);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync(told);
        await visit.IsAccessible("a step left to others");
        await visit.Picture("step-aside-" + language);

        await visit.Page.GotoAsync($"/steps/{step}");
        await Expect(visit.Page.Locator("#interest")).ToHaveCountAsync(0);
        var now = await portal.Ask((StepQueries steps) => steps.Step(step, scene.Dean.ToCaller()));
        Assert.Equal((true, false), (now.IsOpen, now.MayAct));
    }
}
