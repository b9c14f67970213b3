using Governance.Designer.Editing;
using Governance.Portal.Tests.Harness;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Design;

/// <summary>
/// The designer as officers see it, with pictures for the guide: GALLERY=docs/guide-qa-officers keeps them. And the designer
/// under a finger, at 200 %, and after a lost line.
/// </summary>
public sealed partial class DesignerLooksTests(DesignPortal scene, Browser browser) : IClassFixture<DesignPortal>
{
    [Theory]
    [InlineData("college", "en-CA", "light")]
    [InlineData("senate", "fr-CA", "light")]
    [InlineData("industry", "en-CA", "contrast")]
    [InlineData("consortium", "fr-CA", "dark")]
    public async Task The_shipped_workflows_stand_on_the_canvas(string id, string culture, string theme)
    {
        await using var visit = await browser.Visit(scene.Portal, new(culture, theme, 1440));
        await visit.SignIn(scene.Officer);
        var open = await Open(visit, id);
        Assert.True(open < 4_000, $"the first step came after {open} ms");
        await ShowAll();
        await visit.Page.PictureInBoth("1-" + id, ShowAll);
        await visit.IsAccessible($"draft of {id}, {culture}, {theme}");

        async Task ShowAll()
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = ShowEverything() }).ClickAsync();
            await visit.Page.WaitForTimeoutAsync(200);
        }
    }

    [Fact]
    public async Task A_condition_is_built_from_the_answers_of_the_proposal()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await scene.Copied("college", "with-condition");
        await Open(visit, "with-condition");
        await visit.Page.Locator(".dz-out [data-step=filing]").ClickAsync();
        var sentences = visit.Page.Locator(".dz-pan .field p.small b");
        await Expect(sentences.Nth(1)).ToContainTextAsync("is at least 5, and");
        await visit.Page.Locator("#cases-1-condition-0-to").FillAsync("8");
        await visit.Page.Locator("#cases-1-condition-0-to").BlurAsync();
        await Expect(sentences.Nth(1)).ToContainTextAsync("is at least 8, and");
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved at");
        await visit.Page.PictureInBoth("2-condition", async () =>
        {
            await visit.UntilLive();
            await visit.Page.Locator("#cases-0-condition-0-to").ScrollIntoViewIfNeededAsync();
        });
        // a group in it, by keyboard: it begins with two comparisons, and the focus goes on in it
        await visit.Page.Locator("#cases-1-condition-add-group").PressAsync("Enter");
        await Expect(visit.Page.Locator("#cases-1-condition-3-0-of")).ToBeFocusedAsync();
        await visit.Page.Locator("#cases-1-condition-3-0-of").SelectOptionAsync("a:Answers/hours");
        await visit.Page.Locator("#cases-1-condition-3-0-how").SelectOptionAsync("MoreThan");
        await visit.Page.Locator("#cases-1-condition-3-0-to").FillAsync("100");
        await visit.Page.Locator("#cases-1-condition-3-0-to").BlurAsync();
        await visit.Page.Locator("#cases-1-condition-3-1-of").SelectOptionAsync("a:Answers/duration-weeks");
        await Expect(sentences.Nth(1)).ToContainTextAsync("is less than 12, and (the answer “Learning hours” is more than 100 or the answer “Weeks from start to final assessment” is 0)");
        await Expect(visit.Page.GetByRole(AriaRole.Group, new() { Name = "Group 4" }).Locator("#cases-1-condition-3-all")).ToHaveValueAsync("any");
        await visit.Picture("2b-condition-groups");
        await visit.IsAccessible("a condition being built");
        // of two one is taken: what is left is no group any more
        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "Group 4" }).GetByRole(AriaRole.Button, new() { Name = "Take this away" }).First.PressAsync("Enter");
        await Expect(visit.Page.Locator("#cases-1-condition-3-to")).ToHaveValueAsync("0");
        await Expect(visit.Page.Locator("#cases-1-condition-add")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved at");
        Assert.Contains("Number(variables.Answers['hours']) >= 8", (await scene.Draft("with-condition")).Find("filing")!.Source.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_versions_stand_side_by_side_and_a_local_one_says_how_it_differs_from_the_shipped()
    {
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        var text = (await scene.Portal.Ask((DefinitionQueries definitions) => definitions.ToEdit("industry")))!.Json;
        var definition = DefinitionReader.Read(text).Definition!;
        var decision = definition.AllActivities.First(step => step.Type == "Governance.Decide");
        var changed = new RemoveOutcome(decision.Id, OutcomeForm.Of(decision)[^1].Name).On(new RenameStep(decision.Id, new("Decide together", "Décider ensemble")).On(definition));
        await scene.Portal.Send(scene.Officer.ToCaller(), new SaveDraft(DefinitionWriter.Write(changed), null));

        await visit.Page.GotoAsync("/workflows/industry");
        await Expect(visit.Page.GetByText("Came with the product", new() { Exact = true })).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Compare with the one that came with the product" }).ClickAsync();
        await visit.Page.Locator(".compare-drawings .react-flow__node").Last.WaitForAsync();
        await Expect(visit.Page.Locator(".canvas-mark").First).ToBeVisibleAsync();
        // beside each other, and the line that went is marked by word where it was
        var boxes = await visit.Page.Locator(".compare-drawings > div").AllAsync();
        var (before, now) = ((await boxes[0].BoundingBoxAsync())!, (await boxes[1].BoundingBoxAsync())!);
        Assert.Equal((before.Y, true), (now.Y, now.X >= before.X + before.Width));
        await Expect(visit.Page.Locator(".compare-drawings > div:first-child .canvas-way-label")).ToHaveTextAsync(["taken away"]);
        await Expect(visit.Page.Locator(".compare-drawings > div:first-child .canvas-way.is-removed")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".compare-drawings > div:last-child .canvas-way.is-removed")).ToHaveCountAsync(0);
        await visit.Page.PictureInBoth("3-compare", () => visit.Page.Locator(".compare-drawings .react-flow__node").Last.WaitForAsync());
        await visit.IsAccessible("compare");
    }

    [Fact]
    public async Task One_proposal_is_followed_on_the_drawing()
    {
        var (record, instance) = await scene.Proposed();
        await using var visit = await browser.Visit(scene.Portal, Look.Default);
        await visit.SignIn(scene.Officer);
        await visit.Page.GotoAsync("/operations/" + instance);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "With times and people" }).ClickAsync();
        await visit.UntilLive();
        await Expect(visit.Page.Locator(".canvas-step.is-waiting")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".canvas-step.is-walked")).Not.ToHaveCountAsync(0);
        // who is waited for stands beside the step
        await Expect(visit.Page.Locator("table tbody tr").First.Locator("td").Last).ToContainTextAsync(new System.Text.RegularExpressions.Regex("lead", System.Text.RegularExpressions.RegexOptions.IgnoreCase));
        await visit.Page.PictureInBoth("4-live", () => visit.Page.Locator(".canvas-step.is-waiting").WaitForAsync());
        await visit.IsAccessible("one proposal live");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open the record" }).ClickAsync();
        await visit.Page.ArrivesAt("/records/" + record);

        // of all proposals: a step of the table leads to those that stand there, and the same step of the drawing too
        await visit.Page.GotoAsync("/workflows/micro-credential/live");
        await visit.UntilLive();
        var row = visit.Page.Locator("table th a").First;
        var there = await row.GetAttributeAsync("href");
        Assert.StartsWith("/operations?definition=micro-credential&step=", there, StringComparison.Ordinal);
        await visit.Page.Locator($".react-flow__node[data-id={there!.Split('=')[^1]}] [role=button]").PressAsync("Enter");
        await Expect(visit.Page).ToHaveURLAsync(scene.Portal.Url + there);
        await Expect(visit.Page.Locator($"main a[href='/operations/{instance}']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task At_200_percent_everything_is_there()
    {
        var id = await scene.Drawn("zoomed");
        await using var visit = await browser.Visit(scene.Portal, new("en-CA", "light", 720));
        await visit.SignIn(scene.Officer);
        await visit.Page.SetViewportSizeAsync(720, 500);
        await Open(visit, id);
        await visit.Page.Locator(".dz-out [data-step=end]").ClickAsync();
        await visit.Page.Locator("#name-en").FillAsync("Closed");
        await visit.Page.Locator("#name-en").BlurAsync();
        await Expect(visit.Page.Locator(".dz-out [data-step=end]")).ToContainTextAsync("Closed");
        await visit.IsAccessible("the designer at 200 %");
        await visit.Picture("5-zoom-200");
    }

    [Fact]
    public async Task A_finger_chooses_moves_connects_and_adds_on_a_tablet()
    {
        var id = await scene.Drawn("touched");
        await using var visit = await browser.Visit(scene.Portal, new("en-CA", "light", 820), hasTouch: true);
        await visit.SignIn(scene.Officer);
        await Open(visit, id);
        await visit.Page.Locator(".react-flow__node[data-id=end]").TapAsync();
        await Expect(visit.Page.Locator("#name-en")).ToHaveValueAsync("Done with it");
        await visit.Page.Locator(".dz-out > .pad-h .btn.grow").TapAsync();
        await visit.Page.Locator(".kinds button", new() { HasText = "Confirm" }).First.TapAsync();
        await Expect(visit.Page.Locator(".react-flow__node[data-id=Confirm1]")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show everything" }).TapAsync();
        var touch = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await Drag(visit, touch, ".react-flow__node[data-id=asked] .react-flow__handle.source", ".react-flow__node[data-id=Confirm1] .canvas-face");
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("Connect “Course proposed” to “Confirm”");
        await Drag(visit, touch, ".react-flow__node[data-id=end] .canvas-face", ".react-flow__panel.canvas-tools", release: 80);
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("Move “Done with it”");
        await visit.Picture("6-tablet");
        await visit.IsAccessible("the designer on a tablet");
    }

    [Fact]
    public async Task What_was_typed_while_the_portal_was_away_is_done_when_it_is_back()
    {
        // a portal that this test alone stops and starts
        await using var own = new DesignPortal();
        await own.InitializeAsync();
        var id = await own.Drawn("away");
        await using var visit = await browser.Visit(own.Portal, Look.Default);
        await visit.SignIn(own.Officer);
        await Open(visit, id);
        await visit.Page.Locator(".dz-out [data-step=end]").ClickAsync();
        await visit.Page.Locator("#name-en").WaitForAsync();
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("step=end"));

        await own.Portal.Stop();
        await visit.Page.Locator("#name-en").FillAsync("Typed while nobody listened");
        await own.Portal.StartAgain();
        await Expect(visit.Page.Locator(".dz-out [data-step=end]")).ToContainTextAsync("Typed while nobody listened", new() { Timeout = 40_000 });
        await Expect(visit.Page.Locator("#saved")).ToContainTextAsync("Saved at");
        Assert.Equal("Typed while nobody listened", (await own.Draft(id)).Find("end")!.DisplayText.En);
    }

    [System.Text.RegularExpressions.GeneratedRegex("Show everything|Tout afficher")]
    private static partial System.Text.RegularExpressions.Regex ShowEverything();

    private static async Task<double> Open(Visit visit, string id)
    {
        await visit.Page.GotoAsync($"/workflows/{id}/draft");
        await visit.UntilLive();
        await visit.Page.Locator(".react-flow__node").First.WaitForAsync();
        return await visit.Page.EvaluateAsync<double>("performance.now()");
    }

    private static async Task Drag(Visit visit, ICDPSession touch, string from, string to, float release = 0)
    {
        // until neither moves: a drawing may still glide, and bringing the one into sight moves the other
        ((float X, float Y) Start, (float X, float Y) End) seen, now = default;
        do
        {
            seen = now;
            await Task.Delay(100);
            now = (await Middle(visit, from), await Middle(visit, to));
        }
        while (now != seen);
        var (start, end) = now;
        await Send("touchStart", start);
        foreach (var part in new[] { 0.3f, 0.7f, 1f })
            await Send("touchMove", (start.X + ((end.X - start.X) * part), start.Y + ((end.Y - release - start.Y) * part)));
        await Send("touchEnd", null);

        Task Send(string type, (float X, float Y)? at) => touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = at is { } point ? [new Dictionary<string, object> { ["x"] = point.X, ["y"] = point.Y }] : Array.Empty<object>(),
        });
    }

    private static async Task<(float X, float Y)> Middle(Visit visit, string selector)
    {
        await visit.Page.Locator(selector).First.ScrollIntoViewIfNeededAsync();
        var box = (await visit.Page.Locator(selector).First.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
