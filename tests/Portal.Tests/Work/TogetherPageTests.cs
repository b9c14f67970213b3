using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Work;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>Consent items of a dean, answered together: each is recorded by itself, and what came of each is read.</summary>
[Visits(typeof(TogetherPage))]
public sealed class TogetherPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Those_chosen_are_answered_at_once_and_one_that_a_colleague_answered_stops_no_other()
    {
        var scene = await WorkScene.Set(portal);
        var steps = new List<Guid>();
        foreach (var title in new[] { "First", "Second", "Third", "Fourth" })
            steps.Add(await AskedAgain(scene, title));
        await using var visit = await browser.Visit(portal, Look.Default with { Width = 320 });
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync("/");
        await visit.UntilLive();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "4 of these can be answered at once" }).PressAsync("Enter");

        await Expect(visit.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(4);
        await visit.IsAccessible("answering several at once");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Answer the chosen ones" }).PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Choose at least one.");
        foreach (var title in new[] { "First", "Second", "Third" })
            await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = title }).PressAsync("Space");
        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(steps[1], "return", "Not this one."));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Answer the chosen ones" }).PressAsync("Enter");

        var results = visit.Page.Locator("section[aria-labelledby=results]");
        await Expect(results.GetByRole(AriaRole.Heading)).ToHaveTextAsync("What became of them");
        await Expect(results.Locator(".chip")).ToHaveTextAsync("2 of 3 recorded");
        await Expect(results.GetByRole(AriaRole.Listitem).Nth(0)).ToHaveTextAsync("First: recorded, “Go on to design”.");
        await Expect(results.GetByRole(AriaRole.Listitem).Nth(1)).ToHaveTextAsync($"Second: not recorded. {scene.Dean.Name.En} answered this before you: “Return to the idea”. Nothing was recorded twice.");
        await Expect(visit.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(1);
        await visit.IsAccessible("several answered at once");
        await visit.Picture("together");
        Assert.Equal(["go", "return", "go", "open"], await Task.WhenAll(steps.Select(async step => (await Read(scene, step)).Answer?.Outcome.Name ?? "open")));
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await WorkScene.Set(portal, "Collège Aurora");
        await AskedAgain(scene, "Winter driving");
        await AskedAgain(scene, "Truck repair");
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(scene.Dean);
            await visit.Page.GotoAsync("/together");
            await visit.IsAccessibleAtEveryWidth($"together, {look}");
            await visit.Picture($"together-{look}");
            visit.SawEveryPageOf<TogetherPageTests>();
        }
    }

    /// <summary>A decision that the dean took and that is asked for again.</summary>
    private async Task<Guid> AskedAgain(WorkScene scene, string title)
    {
        var record = await scene.Record(title, title);
        await scene.Freeze(record);
        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(await scene.Decision(record), "go", null));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        return await scene.Decision(record);
    }

    private Task<StepReading> Read(WorkScene scene, Guid step) => portal.Ask((StepQueries steps) => steps.Step(step, scene.Dean.ToCaller()));
}
