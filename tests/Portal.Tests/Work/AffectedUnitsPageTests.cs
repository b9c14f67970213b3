using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Work;

/// <summary>The question which units a proposal affects: those of its organization, ticked by keyboard, read as their names.</summary>
public sealed class AffectedUnitsPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    private static readonly Bilingual Health = new("School of Health", "École de la santé");
    private static readonly Bilingual Business = new("School of Business", "École d’administration");

    [Theory]
    [InlineData("en-CA", "Which units does it affect?")]
    [InlineData("fr-CA", "Quelles unités touche-t-elle")]
    public async Task Units_are_ticked_by_keyboard_and_kept(string language, string question)
    {
        var scene = await WorkScene.Set(portal, "College of " + language);
        await portal.Send(Caller.System, new CorrectOrganisation(scene.College, new("College of " + language, "Collège de " + language), "Ontario", [Health, Business]));
        var record = await scene.Record("Winter driving " + language);
        var step = await scene.Form(record, "feasibility");
        await using var visit = await browser.Visit(portal, Look.Default with { Culture = language });
        await visit.SignIn(scene.Lead);
        await visit.Page.GotoAsync($"/steps/{step}");
        await visit.UntilLive();
        await Expect(visit.Page.Locator("fieldset", new() { Has = visit.Page.Locator("#f-affected-units") }).Last).ToContainTextAsync(question);
        await visit.IsAccessibleAtEveryWidth($"affected units, {language}");
        await visit.Page.Locator("#f-affected-units").PressAsync("Space");
        await visit.Page.Locator("#f-affected-units").ScrollIntoViewIfNeededAsync();
        await visit.Picture("affected-units-" + language);
        for (var wait = 0; wait < 100 && await Kept() is null; wait++)
            await Task.Delay(50);
        Assert.Equal([Health], (await Kept())!.AsBilingualRows());
        await visit.Page.ReloadAsync();
        await visit.UntilLive();
        await Expect(visit.Page.Locator("#f-affected-units")).ToBeCheckedAsync();
        await Expect(visit.Page.Locator("label[for=f-affected-units]")).ToHaveTextAsync(language == "fr-CA" ? Health.Fr : Health.En);

        async Task<ProposalAnswer?> Kept() => (await portal.Ask((StepQueries steps) => steps.Step(step, scene.Lead.ToCaller()))).Content[CredentialFacts.AffectedUnits];
    }
}
