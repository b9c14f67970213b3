using Governance.Portal.Operations;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Operations;

/// <summary>The pages of operations: nothing for axe, no sideways scroll, in every look.</summary>
[Visits(typeof(OperationsPage), typeof(InstancePage), typeof(ChangePage), typeof(TimersPage))]
public sealed class EveryPageOfOperationsTests(OperationsPortal scene, Browser browser) : IClassFixture<OperationsPortal>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        var (record, stopped) = await scene.Stopped("Essential Skills for Truck Drivers", "Compétences essentielles en camionnage");
        var (_, late) = await scene.Stopped("Winter Driving", "Conduite hivernale");
        await scene.Portal.Send(scene.Officer.ToCaller(), new AlterInstance(late, new Alteration.Skip("send", "Done"), "Sent by hand."));
        await scene.Run();
        var shipped = await scene.InstanceOf(record, "micro-credential");
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = culture });
        await visit.SignIn(scene.Officer);
        foreach (var address in new[]
        {
            "/operations", "/operations?text=nothing-like-it", "/operations?incident=1", "/operations?definition=micro-credential&step=idea", "/operations/timers", $"/operations/{stopped}", $"/operations/{shipped}?order=oldest", $"/operations/{late}?done=skip&of=send",
            $"/operations/{stopped}/retry?of=send", $"/operations/{stopped}/skip?of=send", $"/operations/{stopped}/give-up?of=send", $"/operations/{stopped}/cancel", $"/operations/{stopped}/migrate",
            $"/operations/{stopped}/assign?of=address", $"/operations/{late}/skip?of=send",
        })
        {
            await visit.Page.GotoAsync(address);
            await visit.IsAccessibleAtEveryWidth($"{address.Replace(stopped.ToString(), "stopped").Replace(shipped.ToString(), "shipped").Replace(late.ToString(), "late")}, {culture}");
        }
        await visit.Page.GotoAsync($"/operations/{stopped}/assign?of=address");
        await visit.Page.Locator("#value").FillAsync("no quotes");
        await visit.Page.Locator("main form .btn.primary").ClickAsync();
        await Expect(visit.Page.Locator("[data-focus] li")).ToHaveCountAsync(2);
        await visit.IsAccessibleAtEveryWidth($"assign refused, {culture}");
        visit.SawEveryPageOf<EveryPageOfOperationsTests>();
    }
}
