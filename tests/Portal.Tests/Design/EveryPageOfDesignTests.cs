using Governance.Portal.Design;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Engine;

namespace Governance.Portal.Tests.Design;

/// <summary>The pages of workflows: nothing for axe, no sideways scroll, in every look.</summary>
[Visits(typeof(WorkflowsPage), typeof(WorkflowPage), typeof(NewWorkflowPage), typeof(ImportPage), typeof(DraftPage), typeof(ComparePage), typeof(LivePage), typeof(InstanceLivePage))]
public sealed class EveryPageOfDesignTests(DesignPortal scene, Browser browser) : IClassFixture<DesignPortal>
{
    [Theory]
    [InlineData("en-CA")]
    [InlineData("fr-CA")]
    public async Task Is_accessible_in_every_look(string culture)
    {
        var id = await scene.Drawn("short-" + culture.ToLowerInvariant());
        var hash = (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Draft(id)))!.Hash;
        await scene.Portal.Send(scene.Second.ToCaller(), new PublishDraft(id, hash));
        var draft = await scene.Portal.Send(scene.Officer.ToCaller(), new RevertToVersion(id, 1, null));
        var text = (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.Draft(id)))!.Json;
        await scene.Portal.Send(scene.Officer.ToCaller(), new SaveDraft(text.Replace("Done with it", "Closed", StringComparison.Ordinal), draft));
        var copy = "copy-" + culture.ToLowerInvariant();
        await scene.Copied("micro-credential", copy);
        var (_, instance) = await scene.Proposed();
        await using var visit = await browser.Visit(scene.Portal, Look.Default with { Culture = culture });
        await visit.SignIn(scene.Officer);
        foreach (var address in new[] { "/workflows", "/workflows/new", "/workflows/import", "/workflows/" + id, $"/workflows/{id}/compare/1..draft", $"/workflows/{id}/live", "/workflows/" + copy, $"/workflows/{copy}/compare/micro-credential:1..draft", "/workflows/micro-credential/live", $"/workflows/micro-credential/live/{instance}" })
        {
            await visit.Page.GotoAsync(address);
            if (address.Contains("compare", StringComparison.Ordinal) || address.Contains("live", StringComparison.Ordinal))
                await visit.Page.Locator(".react-flow__node").Last.WaitForAsync();
            if (address.EndsWith(copy, StringComparison.Ordinal))
                Assert.Equal($"/workflows/{copy}/compare/micro-credential:1..draft", await visit.Page.Locator(".versions a[href*=compare]").GetAttributeAsync("href"));
            await visit.IsAccessibleAtEveryWidth($"{address.Replace(id, "id").Replace(copy, "copy").Replace(instance.ToString(), "instance")}, {culture}");
        }
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        await visit.IsAccessibleAtEveryWidth($"draft, {culture}");
        await visit.Page.Locator(".dz-out [data-step=asked]").ClickAsync();
        await visit.Page.Locator("#name-en").WaitForAsync();
        await visit.IsAccessibleAtEveryWidth($"draft with a step, {culture}");
        await visit.Page.Locator(".dz-out [data-step=asked]").PressAsync("a");
        await visit.Page.Locator("#sought-kind").WaitForAsync();
        await visit.IsAccessibleAtEveryWidth($"draft with the kinds of step, {culture}");
        await visit.Page.Locator(".kinds button", new() { HasText = culture == "fr-CA" ? "Décider" : "Decide" }).First.ClickAsync();
        await visit.Page.Locator("#in-role").WaitForAsync();
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, place, all) => all.indexOf(id) !== place)"));
        await visit.IsAccessibleAtEveryWidth($"draft with a decision, {culture}");
        // what else the panel shows: problems, where an outcome leads, several steps at once; and a name written on the drawing
        await visit.Page.Locator(".dz-bar button[aria-pressed]").ClickAsync();
        await visit.Page.Locator("#panel li.note").First.WaitForAsync();
        await visit.IsAccessible($"problems, {culture}");
        await visit.Page.Locator(".dz-out [data-step=Decide1]").PressAsync("c");
        await visit.Page.Locator("#way-0").WaitForAsync();
        await visit.IsAccessible($"where an outcome leads, {culture}");
        await visit.Page.Locator(".dz-out [data-step=asked]").ClickAsync();
        await visit.Page.Locator(".dz-out [data-step=end]").ClickAsync(new() { Modifiers = [Microsoft.Playwright.KeyboardModifier.Control] });
        await visit.Page.Locator("#panel h2", new() { HasText = "2" }).WaitForAsync();
        await visit.IsAccessible($"several steps, {culture}");
        await visit.Page.Locator("#panel details summary").ClickAsync();
        await visit.Page.Locator("#group").WaitForAsync();
        await visit.IsAccessible($"steps to be grouped, {culture}");
        await visit.Page.Locator(".react-flow__node[data-id=asked] [role=button]").PressAsync("F2");
        await visit.Page.Locator(".canvas-rename").WaitForAsync();
        await visit.IsAccessible($"a name on the drawing, {culture}");
        await visit.Page.Keyboard.PressAsync("Escape");
        // what is asked before a draft is discarded takes the focus, and gives it back
        await visit.Page.Locator("#more").ClickAsync();
        await visit.Page.Locator("#discard").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Alertdialog)).ToBeFocusedAsync();
        await visit.IsAccessible($"asked before a draft is discarded, {culture}");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Alertdialog).GetByRole(Microsoft.Playwright.AriaRole.Button).Last.ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("#more")).ToBeFocusedAsync();
        await visit.Page.Locator("#as-table").ClickAsync();
        await visit.Page.Locator(".dz-tab #by-step").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator(".dz-tab th[aria-sort=ascending] button")).ToHaveIdAsync("by-step");
        await visit.IsAccessibleAtEveryWidth($"steps as a table, {culture}");
        await visit.Page.Locator(".dz-tab [data-step=asked]").PressAsync("Enter");
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator("#panel")).ToBeFocusedAsync();
        await visit.Page.Locator(".dz-tab [data-step=end]").PressAsync("Delete");
        await Microsoft.Playwright.Assertions.Expect(visit.Page.Locator(".dz-tab [data-step=end]")).ToHaveCountAsync(0);
        visit.SawEveryPageOf<EveryPageOfDesignTests>();
    }
}
