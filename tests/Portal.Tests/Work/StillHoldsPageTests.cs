using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Work;

/// <summary>A decision that is asked again, because what it judged has changed, and is confirmed with one click.</summary>
public sealed class StillHoldsPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_decided_before_sees_what_changed_and_says_with_one_click_that_it_still_holds()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Winter driving");
        await scene.Write(record, ("hours", 20));
        await scene.Freeze(record);
        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(await scene.Decision(record), "go", "Well argued."));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.Write(record, ("hours", 36));
        await scene.Freeze(record);
        var again = await scene.Decision(record);
        await using var visit = await browser.Visit(portal, Look.Default with { Width = 320 });
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/steps/{again}");
        await visit.UntilLive();

        await Assertions.Expect(visit.Page.Locator("#decision .note")).ToContainTextAsync("Changed since: ");
        await visit.IsAccessible("a decision asked again");
        await visit.Picture("still-holds");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "It still holds: Go on to design" }).PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Decision recorded");
        var step = await portal.Ask((StepQueries steps) => steps.Step(again, scene.Dean.ToCaller()));
        Assert.Equal(("go", "Well argued."), (step.Answer!.Outcome.Name, step.Answer.Comment));
    }
}
