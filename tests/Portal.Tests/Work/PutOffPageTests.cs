using System.Globalization;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>A dean puts a decision off by keyboard, reads it on their list as put off, and decides before its day after all.</summary>
public sealed class PutOffPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en-CA", "Put it off to a later day", "Put it off", "Put off until ", "because: “The budget is decided in March.”", "Put off to a later day", "No step waits for you.")]
    [InlineData("fr-CA", "Reporter à plus tard", "Reporter", "Reporté au ", "motif : « The budget is decided in March. »", "Reporté à plus tard", "Aucune étape ne vous attend.")]
    public async Task A_decision_is_put_off_by_keyboard_and_decided_before_its_day(string language, string summary, string send, string until, string because, string heading, string none)
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
        await Expect(visit.Page.Locator("#put-off-until-error")).ToBeVisibleAsync();
        await visit.IsAccessible("putting off, refused");
        await visit.Page.Locator("#put-off-until").FillAsync(portal.Clock.GetUtcNow().AddDays(40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await visit.Page.Locator("#put-off-why").FillAsync("The budget is decided in March.");
        await button.PressAsync("Enter");
        var said = visit.Page.Locator(".page-head");
        await Expect(said).ToContainTextAsync(until);
        await Expect(said).ToContainTextAsync(because);
        await visit.IsAccessible("a decision that is put off");
        await visit.Picture("put-off-" + language);

        await visit.Page.GotoAsync("/");
        await visit.UntilLive();
        await Expect(visit.Page.Locator(".group-h h2")).ToHaveTextAsync(heading);
        await Expect(visit.Page.Locator(".page-head .lead")).ToHaveTextAsync(none);
        await Expect(visit.Page.Locator(".task")).ToContainTextAsync(because);
        await visit.IsAccessible("my work, put off");
        await visit.Picture("my-work-put-off-" + language);

        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(step, "approve", null));
        Assert.Equal("approve", (await portal.Ask((StepQueries steps) => steps.Step(step, scene.Dean.ToCaller()))).Answer!.Outcome.Name);
    }
}
