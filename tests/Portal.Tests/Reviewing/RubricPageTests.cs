using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Portal.Reviewing;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Reviewing;

/// <summary>What a reviewer does at the rubric: score by mouse and keys, say what must change, find the gaps, send.</summary>
[Visits(typeof(RubricPage))]
public sealed class RubricPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_review_is_scored_by_mouse_and_keys_checked_and_sent()
    {
        var scene = await ReviewScene.Set(portal);
        await scene.ScoreAllBut("CD-3", "EP-4", "EP-5", "LM-1");
        await using var visit = await SignedIn(scene.Reviewer, $"/steps/{scene.Step}");
        var page = visit.Page;
        Assert.EndsWith("/rubric", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#scored")).ToHaveTextAsync("64 of 68");

        await page.Locator("#CD-3-3").CheckAsync();
        await Assertions.Expect(page.Locator("#scored")).ToHaveTextAsync("65 of 68");
        await page.Locator("#CD-3-3").FocusAsync();
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator("#EP-4-0")).ToBeFocusedAsync();
        Assert.EndsWith("element=Q5", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator("#EP-4-1")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("label[for=EP-4-note]")).ToContainTextAsync("required for a score of 1");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("#EP-5-0")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Evidence for EP-5" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".evidence-card .val").First).ToContainTextAsync("Learners rewrite one real complaint reply.");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("#EP-5-NA")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("e");
        await Assertions.Expect(page.Locator("#EP-5-note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Taught at a partner’s yard, no 3 or 0.");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#EP-5-NA")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#EP-5-NA")).ToBeCheckedAsync();

        await page.Locator("[data-check]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-gap]")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("[data-send]")).ToHaveCountAsync(0);
        await page.Locator("[data-gap='LM-1']").ClickAsync();
        await Assertions.Expect(page.Locator("#LM-1-0")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("#scored")).ToHaveTextAsync("68 of 68");
        await page.Locator("[data-check]").ClickAsync();
        await page.Locator("[data-gap='EP-4']").ClickAsync();
        await Assertions.Expect(page.Locator("#EP-4-note")).ToBeFocusedAsync();
        await page.Locator("#EP-4-note").FillAsync("Close the two open changes.");
        await page.Locator("[data-check]").ClickAsync();
        await page.Locator("[data-send]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sent");

        var sheet = (await scene.Sheet())!;
        Assert.NotNull(sheet.SubmittedAt);
        Assert.Equal(["EP-4"], sheet.Result.CoreNotMet);
        await page.GotoAsync($"/steps/{scene.Step}/rubric?element=Q5");
        await visit.UntilLive();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Close the two open changes.");
        await Assertions.Expect(page.Locator("main input")).ToHaveCountAsync(0);
        await visit.IsAccessible("own review");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Every_choice_and_note_is_there_after_a_reload()
    {
        var scene = await ReviewScene.Set(portal);
        await using var visit = await SignedIn(scene.Reviewer, $"/steps/{scene.Step}/rubric");
        await visit.Page.Locator("[data-element=Q5]").ClickAsync();
        await visit.Page.Locator("#EP-2-3").CheckAsync();
        await visit.Page.Locator("#c-EP-2 [data-note]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#EP-2-note")).ToBeFocusedAsync();
        await visit.Page.Locator("#EP-2-note").FillAsync("Five employers.");
        await visit.Page.Locator("#EP-2-note").BlurAsync();
        await Until(async () => (await Score(scene, "EP-2"))?.Note == "Five employers.");
        await visit.Page.ReloadAsync();
        await visit.UntilLive();
        await Assertions.Expect(visit.Page.Locator("#EP-2-3")).ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.Locator("#EP-2-note")).ToHaveValueAsync("Five employers.");
        await Assertions.Expect(visit.Page.Locator("[data-element=Q5]")).ToContainTextAsync("1/7");
    }

    [Fact]
    public async Task A_level_and_a_note_given_while_the_portal_is_down_arrive_when_it_is_back()
    {
        var scene = await ReviewScene.Set(portal);
        await using var visit = await SignedIn(scene.Reviewer, $"/steps/{scene.Step}/rubric?element=Q1");
        await visit.Page.Locator("#CD-1-1").CheckAsync();
        await Until(scene, "CD-1", Level.PartlyMet, "");
        // it is stored before the answer reaches the page, and only then can a note be written
        await visit.Page.Locator("#CD-1-note").WaitForAsync();
        await portal.Stop();
        await visit.Page.Locator("#CD-1-note").FillAsync("Name the larger credential.");
        await visit.Page.Locator("#CD-2-3").CheckAsync();
        await portal.StartAgain();
        await Until(scene, "CD-1", Level.PartlyMet, "Name the larger credential.");
        await Until(scene, "CD-2", Level.Exemplary, "");
    }

    private static async Task Until(ReviewScene scene, string criterion, Level level, string note)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((await scene.Sheet())!.Elements.SelectMany(element => element.Criteria).Single(one => one.Criterion.Id == criterion).Score is not { } score || score.Level != level || score.Note != note)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    [Fact]
    public async Task Letters_in_a_note_score_nothing()
    {
        var scene = await ReviewScene.Set(portal);
        await using var visit = await SignedIn(scene.Reviewer, $"/steps/{scene.Step}/rubric");
        await visit.Page.Locator("#CD-1-0").CheckAsync();
        await visit.Page.Locator("#CD-1-note").ClickAsync();
        await visit.Page.Keyboard.TypeAsync("a 3 j u");
        await visit.Page.Locator("#CD-1-note").BlurAsync();
        await Until(async () => (await Score(scene, "CD-1"))?.Note == "a 3 j u");
        Assert.Equal(Level.NotEvidenced, (await Score(scene, "CD-1"))!.Level);
        Assert.Equal(1, (await scene.Sheet())!.Scored);
    }

    [Fact]
    public async Task Nobody_sees_a_colleagues_scores_and_a_taken_review_says_so()
    {
        var scene = await ReviewScene.Set(portal);
        var colleague = await portal.Person(Role.Reviewer, scene.College);
        await using var visit = await SignedIn(colleague, $"/steps/{scene.Step}/rubric");
        await portal.Send(scene.Reviewer.ToCaller(), new ScoreCriterion(scene.Step, "CD-1", Level.PartlyMet, "Secret remark"));
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Another reviewer started this review before you.");
        Assert.DoesNotContain("Secret remark", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Reviewer.Name.En, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var scene = await ReviewScene.Set(portal);
        await portal.Send(scene.Reviewer.ToCaller(), new ScoreCriterion(scene.Step, "EP-4", Level.PartlyMet, ""));
        await portal.Send(scene.Reviewer.ToCaller(), new ScoreCriterion(scene.Step, "EP-2", Level.Exemplary, "Five employers."));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(scene.Reviewer);
            await visit.Page.GotoAsync($"/steps/{scene.Step}/rubric?element=Q5");
            await visit.UntilLive();
            await visit.IsAccessibleAtEveryWidth($"rubric, {look}");
            await visit.Page.Locator("[data-check]").ClickAsync();
            await visit.Page.Locator("[data-gap]").First.WaitForAsync();
            await visit.IsAccessibleAtEveryWidth($"rubric gaps, {look}");
            visit.SawEveryPageOf<RubricPageTests>();
        }
    }

    private async Task<Visit> SignedIn(PersonSummary person, string address)
    {
        var visit = await browser.Visit(portal);
        await visit.SignIn(person);
        await visit.Page.GotoAsync(address);
        await visit.UntilLive();
        return visit;
    }

    private static async Task<CriterionScore?> Score(ReviewScene scene, string criterion) =>
        (await scene.Sheet())!.Elements.SelectMany(element => element.Criteria).Single(one => one.Criterion.Id == criterion).Score;

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var tries = 0; tries < 100 && !await isSo(); tries++)
            await Task.Delay(100);
        Assert.True(await isSo());
    }
}
