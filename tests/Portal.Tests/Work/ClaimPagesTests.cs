using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>Two deans look at the same list: one takes a step, the other sees it at once, and the QA office gives it back.</summary>
public sealed class ClaimPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_takes_a_step_by_keyboard_and_the_other_sees_who_has_it()
    {
        var scene = await WorkScene.Set(portal);
        var other = await portal.Person(Role.Dean, scene.College);
        var office = await portal.Person(Role.QaOfficer, scene.College);
        var step = await scene.Decision(await scene.Record("Essential skills for truck drivers", "Compétences pour camionneurs"));
        await using var one = await browser.Visit(portal);
        await one.SignIn(scene.Dean);
        await using var two = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" });
        await two.SignIn(other);
        await one.Page.GotoAsync("/");
        await one.UntilLive();
        await two.Page.GotoAsync("/");
        await two.UntilLive();
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).PressAsync("Enter");
        await Expect(one.Page.GetByText("You have taken this")).ToBeVisibleAsync();
        await Expect(one.Page.GetByRole(AriaRole.Button, new() { Name = "Give it back" })).ToBeFocusedAsync();
        await Expect(two.Page.GetByRole(AriaRole.Heading, new() { Name = "Prises par d’autres personnes de votre rôle" })).ToBeVisibleAsync();
        await Expect(two.Page.GetByText($"{scene.Dean.Name.Fr} a pris cette étape")).ToBeVisibleAsync();
        await one.IsAccessibleAtEveryWidth("my work, with a step of mine");
        await one.Picture("taken-by-me");
        await two.IsAccessibleAtEveryWidth("my work, with a step of another");
        await two.Picture("taken-by-another");

        await two.Page.GotoAsync($"/steps/{step}");
        await two.UntilLive();
        await Expect(two.Page.Locator("#choice-1")).ToHaveCountAsync(0);
        await two.IsAccessibleAtEveryWidth("a step that another has taken");
        await portal.Send(office.ToCaller(), new ReleaseWorkItem(step));
        await Expect(two.Page.GetByRole(AriaRole.Button, new() { Name = "Prendre l’étape" })).ToBeVisibleAsync();
        await Expect(two.Page.Locator("label[for=choice-1]")).ToBeVisibleAsync();
        await two.Picture("free-again");
    }
}
