using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Records;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Catalogue;

public sealed class CatalogueTests(RecordsPortal scene, Browser browser) : IClassFixture<RecordsPortal>
{
    [Fact]
    public async Task A_visitor_finds_what_is_published_and_nothing_else()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.Page.GotoAsync("/catalogue");
        await Expect(visit.Page.Locator("h2").First).ToHaveTextAsync("1 micro-credential");
        await visit.Page.Locator(".cat-list a").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/catalogue/" + scene.Slug + "$"));
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Who stands behind it");
        await Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("Director of training");
    }

    [Fact]
    public async Task The_address_may_name_the_language_and_says_where_the_other_one_is()
    {
        await using var visit = await browser.Visit(scene.Portal);
        await visit.Page.GotoAsync("/fr/catalogue/" + scene.Slug);
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr-CA");
        await Expect(visit.Page.Locator("link[hreflang=en]")).ToHaveAttributeAsync("href", $"{scene.Portal.Url}/en/catalogue/{scene.Slug}");
        await Expect(visit.Page.Locator("link[hreflang=fr]")).ToHaveAttributeAsync("href", $"{scene.Portal.Url}/fr/catalogue/{scene.Slug}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en-CA");
        await visit.Page.GotoAsync("/catalogue");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en-CA");
    }

    [Fact]
    public async Task An_unknown_address_answers_that_nothing_is_there()
    {
        await using var visit = await browser.Visit(scene.Portal);
        Assert.Equal(404, (await visit.Page.GotoAsync("/catalogue/never-was"))!.Status);
    }
}
