using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Reviewing;

/// <summary>Who reads the reviews when: side by side where they are consolidated, at the decision, and by the team once closed.</summary>
public sealed class ConsolidationTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_QA_officer_reads_the_reviews_side_by_side_where_they_are_consolidated()
    {
        var scene = await ConsolidationScene.Set(portal);
        await scene.Submit(1);
        var step = await scene.Decision(Role.QaOfficer);
        var officer = await portal.Person(Role.QaOfficer, scene.Work.College);
        await using (var visit = await SignedIn(officer, $"/steps/{step}"))
            Assert.DoesNotContain(ConsolidationScene.FirstNote, await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await scene.Submit(2);
        foreach (var look in Look.All)
        {
            await using var visit = await SignedIn(officer, $"/steps/{step}", look);
            await visit.UntilLive();
            var row = visit.Page.Locator("tr[data-criterion='CD-3']");
            foreach (var note in new[] { ConsolidationScene.FirstNote, ConsolidationScene.SecondNote })
                await Assertions.Expect(row.GetByText(note)).ToBeVisibleAsync();
            await Assertions.Expect(row.Locator(".chip.bad svg")).ToHaveCountAsync(1);
            await Assertions.Expect(row.Locator(".chip.bad")).ToHaveTextAsync(look.Culture == "en-CA" ? "two levels apart" : "écart de deux niveaux");
            await Assertions.Expect(visit.Page.Locator("tr.apart")).ToHaveCountAsync(1);
            await Assertions.Expect(visit.Page.Locator("#choice-1")).ToHaveCountAsync(1);
            await visit.Picture($"consolidation-{look}");
            await visit.IsAccessible($"consolidation, {look}");
        }
    }

    [Fact]
    public async Task The_committee_reads_the_result_and_the_reviews_where_it_decides()
    {
        var scene = await ConsolidationScene.Set(portal);
        await scene.Submit(1);
        await scene.Submit(2);
        await scene.Close();
        var step = await scene.Decision(Role.CommitteeMember);
        await using var visit = await SignedIn(await portal.Person(Role.CommitteeMember, scene.Work.College), $"/steps/{step}");
        await visit.UntilLive();
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Two levels apart or more: CD-3");
        await visit.Page.Locator("details.fold", new() { Has = visit.Page.Locator("[data-criterion='CD-3']") }).Locator("summary").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText(ConsolidationScene.SecondNote)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(scene.Reviewers[1].Name.En);
    }

    [Fact]
    public async Task The_team_reads_the_reviews_once_they_are_closed_and_not_whose_they_are()
    {
        var scene = await ConsolidationScene.Set(portal);
        await scene.Submit(1);
        await using var visit = await SignedIn(scene.Work.Lead, $"/records/{scene.Record}/reviews");
        await IsClosed(visit);
        await scene.Submit(2);
        await visit.Page.ReloadAsync();
        await IsClosed(visit);
        await scene.Close();
        await visit.Page.ReloadAsync();
        var text = await visit.Page.Locator("main").TextContentAsync();
        Assert.Contains(ConsolidationScene.FirstNote, text, StringComparison.Ordinal);
        Assert.Contains(ConsolidationScene.SecondNote, text, StringComparison.Ordinal);
        Assert.Contains("Reviewer 2", text, StringComparison.Ordinal);
        Assert.All(scene.Reviewers, reviewer => Assert.DoesNotContain(reviewer.Name.En, text, StringComparison.Ordinal));
        await visit.IsAccessible("reviews of the own record");
    }

    private static async Task IsClosed(Visit visit)
    {
        await Assertions.Expect(visit.Page.Locator("main article")).ToHaveCountAsync(1);
        var page = await visit.Page.ContentAsync();
        Assert.DoesNotContain(ConsolidationScene.FirstNote, page, StringComparison.Ordinal);
        Assert.DoesNotContain(ConsolidationScene.SecondNote, page, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("tr[data-criterion]")).ToHaveCountAsync(0);
    }

    private async Task<Visit> SignedIn(PersonSummary person, string address, Look? look = null)
    {
        var visit = await browser.Visit(portal, look);
        await visit.SignIn(person);
        await visit.Page.GotoAsync(address);
        return visit;
    }
}
