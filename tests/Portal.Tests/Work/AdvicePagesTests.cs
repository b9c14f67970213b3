using Governance.Domain.Advising;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Work;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>A dean asks a registrar of another college, who reads one proposal in French and advises; nobody else reads that page.</summary>
[Visits(typeof(AdvicePage))]
public sealed class AdvicePagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_dean_asks_and_reads_the_advice_without_loading_the_page_again()
    {
        var scene = await WorkScene.Set(portal);
        var adviser = await portal.Person(Role.Registrar, await portal.Institution("Collège Aurora"));
        var record = await scene.Record("Essential skills for truck drivers", "Compétences pour camionneurs");
        await scene.Write(record, ("need", WorkScene.Pair("Roads freeze.", "Les routes gèlent.")));
        await scene.Freeze(record);
        var step = await scene.Decision(record);
        await using var dean = await browser.Visit(portal);
        await dean.SignIn(scene.Dean);
        await dean.Page.GotoAsync($"/steps/{step}");
        await dean.UntilLive();
        await dean.Page.GetByText("Ask somebody for advice").PressAsync("Enter");
        await dean.Page.Locator("#question").FillAsync("Is this needed in the north?");
        await dean.Page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).PressAsync("Enter");
        await Expect(dean.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Choose a person.");
        await dean.Page.Locator("#adviser").SelectOptionAsync(adviser.Id.ToString());
        await dean.Page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).PressAsync("Enter");
        await Expect(dean.Page.GetByText("Asked. They see this proposal and no other.")).ToBeVisibleAsync();
        await Expect(dean.Page.GetByText("No word yet.")).ToBeVisibleAsync();
        await dean.IsAccessibleAtEveryWidth("a decision with advice asked for");

        await using (var visit = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }))
        {
            await visit.SignIn(adviser);
            await visit.Page.GotoAsync("/");
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Votre avis est demandé" })).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("my work, with advice asked for");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Compétences pour camionneurs" }).PressAsync("Enter");
            await Expect(visit.Page.GetByText("Is this needed in the north?")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("advice asked for, fr");
            await visit.Page.Locator("#said").FillAsync("Oui, surtout au nord.");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer votre avis" }).PressAsync("Enter");
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Envoyé. Les personnes qui décident le lisent.");
            Assert.Equal(404, (await visit.Page.GotoAsync($"/records/{record}"))!.Status);
        }
        await Expect(dean.Page.GetByText("“Oui, surtout au nord.”")).ToBeVisibleAsync();
        await dean.Picture("advice-given");
        var advice = (await portal.Ask((AdviceQueries all) => all.At(step, scene.Dean.ToCaller())))!.Lines[0].Id;
        Assert.Equal(404, (await dean.Page.GotoAsync($"/advice/{advice}"))!.Status);
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await WorkScene.Set(portal);
        var adviser = await portal.Person(Role.Registrar, scene.College);
        var step = await scene.Decision(await scene.Record("Winter driving", "Conduite hivernale"));
        var advice = await portal.Send(scene.Dean.ToCaller(), new AskForAdvice(step, adviser.Id, "Enough?"));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(adviser);
            await visit.Page.GotoAsync($"/advice/{advice}");
            await visit.IsAccessibleAtEveryWidth($"advice, {look}");
            visit.SawEveryPageOf<AdvicePagesTests>();
        }
    }
}
