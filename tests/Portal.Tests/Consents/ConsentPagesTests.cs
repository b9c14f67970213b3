using Governance.Domain.Consents;
using Governance.Domain.Organisations;
using Governance.Portal.Consents;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Consents;

/// <summary>An administrator publishes the text, a dean agrees in French and takes it back, a visitor reads it.</summary>
[Visits(typeof(ConsentPage), typeof(ConsentTextsPage))]
public sealed class ConsentPagesTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_text_is_published_agreed_to_and_read_by_visitors()
    {
        await using var administrator = await browser.Visit(portal, Look.Default);
        await administrator.SignIn(await portal.Person(Role.Administrator));
        await administrator.Page.GotoAsync("/consent/texts");
        await administrator.Page.Locator("#en").FillAsync("We keep your name.\n\n<b>And</b> your e-mail.");
        await administrator.Page.Locator("#fr").FillAsync("Nous gardons votre nom.\n\n<b>Et</b> votre courriel.");
        await administrator.Page.Locator("[aria-labelledby=next] .btn").PressAsync("Enter");
        await Expect(administrator.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Published. Everybody is asked now.");
        await administrator.IsAccessibleAtEveryWidth("consent texts");

        var dean = await portal.Person(Role.Dean);
        await using (var visit = await browser.Visit(portal, Look.Default with { Culture = "fr-CA" }))
        {
            await visit.SignIn(dean);
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Lisez comment vos données personnelles sont traitées et dites si vous y consentez." }).PressAsync("Enter");
            await Expect(visit.Page.GetByText("<b>Et</b> votre courriel.")).ToBeVisibleAsync();
            await visit.IsAccessibleAtEveryWidth("consent, fr");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Je l’ai lu et je consens" }).PressAsync("Enter");
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Vous avez consenti le");
            await visit.Page.GotoAsync("/settings/privacy");
            await Expect(visit.Page.Locator("[aria-labelledby=consents]")).ToContainTextAsync("Texte sur les données personnelles, version 1");
            await Expect(visit.Page.Locator(".main > .note")).ToHaveCountAsync(0);
            await visit.Page.GotoAsync("/consent/1");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Retirer mon consentement" }).PressAsync("Enter");
            await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Vous avez retiré votre consentement");
        }
        Assert.NotNull(Assert.Single(await portal.Ask((ConsentQueries all) => all.Of(dean.Id))).TakenBackAt);

        await using var visitor = await browser.Visit(portal, Look.Default);
        await visitor.Page.GotoAsync("/consent");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "How personal data are handled" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("main form")).ToHaveCountAsync(0);
        await administrator.Page.GotoAsync("/consent");
        await administrator.IsAccessibleAtEveryWidth("consent");
        administrator.SawEveryPageOf<ConsentPagesTests>();
    }
}
