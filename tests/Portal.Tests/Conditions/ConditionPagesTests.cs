using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Conditions;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Conditions;

/// <summary>A dean approves with a condition, the lead says in French how it was met, and the dean clears it.</summary>
[Visits(typeof(Portal.Conditions.ConditionPage), typeof(ConditionsPage))]
public sealed class ConditionPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    private static readonly OfferedOutcome WithConditions = new("with", new("Approve with conditions", "Approuver avec conditions"), null, NeedsReason: false, "main") { AsksConditions = true };

    [Fact]
    public async Task A_condition_is_set_answered_and_cleared()
    {
        var scene = await WorkScene.Set(portal);
        var record = await scene.Record("Winter driving", "Conduite hivernale");
        var step = await Step(record);
        await using var dean = await browser.Visit(portal);
        await dean.SignIn(scene.Dean);
        await dean.Page.GotoAsync($"/steps/{step}");
        await dean.UntilLive();
        await dean.Page.Locator("[data-send]").ClickAsync();
        await Expect(dean.Page.Locator("#condition-1-text-error")).ToHaveTextAsync("Write each condition, and the day by which it is to be met.");
        await dean.IsAccessibleAtEveryWidth("conditions missing");
        await dean.Page.Locator("#condition-1-text").FillAsync("Name a second assessor.");
        await dean.Page.Locator("#condition-1-due").FillAsync(portal.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await dean.Picture("conditions-written");
        await dean.Page.Locator("[data-send]").ClickAsync();
        await Expect(dean.Page.GetByText("Decision recorded").First).ToBeVisibleAsync();

        await using (var lead = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }))
        {
            await lead.SignIn(scene.Lead);
            await lead.Page.GotoAsync("/");
            await lead.UntilLive();
            await Expect(lead.Page.GetByText("À remplir : « Name a second assessor. »")).ToBeVisibleAsync();
            await lead.IsAccessibleAtEveryWidth("my work, with a condition");
            await lead.Page.Locator(".asked h3 a").PressAsync("Enter");
            await lead.Page.Locator("#answer").FillAsync("Elle est nommée.");
            await lead.Picture("condition-fr");
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer", Exact = true }).PressAsync("Enter");
            await Expect(lead.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Consigné. Les autres en ont été avisés.");
        }
        await dean.Page.GotoAsync($"/records/{record}");
        await Expect(dean.Page.GetByText("1 of 1 not cleared")).ToBeVisibleAsync();
        await dean.Picture("record-with-condition");
        await dean.Page.GetByRole(AriaRole.Link, new() { Name = "Name a second assessor." }).PressAsync("Enter");
        await dean.Page.GetByRole(AriaRole.Button, new() { Name = "Not met yet: send it back" }).PressAsync("Enter");
        await Expect(dean.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Write what is missing; the owner will read it.");
        await dean.Page.GetByRole(AriaRole.Button, new() { Name = "It is met: clear it" }).PressAsync("Enter");
        await Expect(dean.Page.GetByRole(AriaRole.Heading, new() { Name = "Cleared" })).ToBeVisibleAsync();
        await dean.Picture("condition-cleared");
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await WorkScene.Set(portal, "Confederation College");
        var record = await scene.Record("Bush pilots");
        await portal.Send(scene.Dean.ToCaller(), new CompleteWorkItem(await Step(record), "with", null)
        {
            Conditions = [new("Translate the guide.", Role.InitiativeLead.Id, portal.Clock.GetUtcNow().AddDays(9), IsBeforePublication: true)],
        });
        var condition = (await portal.Ask((ConditionQueries all) => all.Of(record, scene.Dean.ToCaller())))[0].Id;
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            foreach (var person in new[] { scene.Lead, scene.Dean })
            {
                await visit.SignIn(person);
                await visit.Page.GotoAsync($"/conditions/{condition}");
                await visit.IsAccessibleAtEveryWidth($"condition, {look}");
                await visit.Page.GotoAsync("/conditions");
                await visit.IsAccessibleAtEveryWidth($"conditions, {look}");
            }
            visit.SawEveryPageOf<ConditionPagesTests>();
        }
    }

    private Task<Guid> Step(string record) => portal.Send(Caller.Workflow(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), null), new OpenWorkItem(
        record, Guid.Empty, "go", WorkKind.Decision, new Bilingual("Decide", "Décider"), Role.Dean.Id, null, null, [WithConditions], null));
}
