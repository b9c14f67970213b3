using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Governance.Domain.Organisations;
using Governance.Portal.Problems;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Harness;

/// <summary>One person at one browser window.</summary>
public sealed class Visit : IAsyncDisposable
{
    // the second is what a window of 1280 by 1024 pixels shows at 400 %
    private static readonly (int Width, int Height)[] Sizes = [(1440, 1000), (320, 256)];

    // here every bar that sticks does, above and below, and the rail is there
    private static readonly (int Width, int Height) Walked = (1100, 600);

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript() + ";null";

    // All rules in the theme at hand; in the others the rules of colour alone, since themes differ in nothing else.
    private const string Violations = """
        async () => {
          const look = async (theme, runOnly) => (await axe.run({ runOnly, resultTypes: ['violations'] })).violations
            .flatMap(rule => rule.nodes.slice(0, 4).map(node => `${theme}: ${rule.id} (${rule.impact}): ${rule.help}\n    ${node.html}`));
          const root = document.documentElement;
          const chosen = root.dataset.theme;
          const found = await look(chosen, { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          for (const theme of ['light', 'dark', 'contrast'].filter(one => one !== chosen)) {
            root.dataset.theme = theme;
            found.push(...await look(theme, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }));
          }
          if (chosen) root.dataset.theme = chosen; else delete root.dataset.theme;
          return found;
        }
        """;

    // a sentence that ends where the next begins, or two pieces of a line without a gap between them; texts for
    // assistive technology alone stand in boxes of their own
    private const string WordsThatTouch = """
        () => {
          const found = (document.body.innerText.match(/.{0,20}[\p{Ll}\d)»”][.?!;,]\p{Lu}\p{Ll}.{0,20}/gu) ?? []);
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let before, now; now = walker.nextNode(); before = now) {
            if (!before || [before, now].some(text => text.parentElement.closest('.sr')) || !/[\p{L}\p{N}.,:;?!)”»]$/u.test(before.data) || !/^[\p{L}\p{N}(“«]/u.test(now.data)) continue;
            const [left, right] = [before, now].map(text => { const range = document.createRange(); range.selectNodeContents(text); return [...range.getClientRects()]; });
            const [end, start] = [left.at(-1), right[0]];
            if (end && start && Math.abs(end.bottom - start.bottom) < 4 && Math.abs(start.left - end.right) < 1.2)
              found.push(before.data.slice(-20) + '|' + now.data.slice(0, 20));
          }
          return found;
        }
        """;

    // bars that stay where they are while a page scrolls, in a window that has no room for them
    private const string BarsInALowWindow = """
        () => innerHeight > 480 ? [] : [...document.querySelectorAll('body *')]
          .filter(one => /sticky|fixed/.test(getComputedStyle(one).position) && one.offsetHeight > 0 && one.offsetWidth > innerWidth / 2)
          .map(one => one.outerHTML.slice(0, 100))
        """;

    private readonly IBrowserContext context;
    private readonly HashSet<Type> seen = [];
    private readonly HashSet<Type> printable = [];
    private readonly HashSet<Type> printed = [];
    private int status;

    internal Visit(IBrowserContext context, IPage page, string culture)
    {
        this.context = context;
        Page = page;
        Culture = culture;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == page.MainFrame)
                status = answer.Status;
        };
    }

    public IPage Page { get; }

    /// <summary>The language that pages are read in: "en-CA" or "fr-CA".</summary>
    public string Culture { get; }

    private Type? PageHere => PortalPages.At(new Uri(Page.Url).AbsolutePath) is { } page && (status == 200 || page == typeof(Problem)) ? page : null;

    /// <summary>Errors and warnings of the browser's console: broken scripts, refused content.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Signs in with the password that the fixture gave.</summary>
    public async Task SignIn(PersonSummary person)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("#email").FillAsync(person.Email);
        await Page.Locator("#password").FillAsync(PortalFixture.Password);
        await Page.Locator("form[action^='/sign-in']:not([action='/sign-in/demo']) button").ClickAsync();
        await Page.LeavesSignIn();
    }

    public async Task SignOut()
    {
        await Page.GotoAsync("/settings");
        await Page.Locator("details.who summary").ClickAsync();
        await Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await Page.ArrivesAt("/sign-in");
    }

    /// <summary>Waits until a live page answers: its root carries <c>data-live</c>, or the given element is there.</summary>
    public async Task UntilLive(string selector = "[data-live]")
    {
        try
        {
            await Page.Locator(selector).First.WaitForAsync(new() { Timeout = 8000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail("The page did not come to life. " + string.Join('\n', Complaints) + await Page.ContentAsync());
        }
    }

    /// <summary>
    /// Nothing for axe to find (WCAG 2.2 AA and best practice) in the theme at hand, no contrast too low in any of the three,
    /// no scrolling sideways, no bar that sticks in a low window, no words that touch, and nothing that the content security policy had to refuse.
    /// </summary>
    public async Task IsAccessible(string where)
    {
        if (await Page.EvaluateAsync<bool>("!window.axe"))
            await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<string[]>(Violations);
        Assert.True(found.Length == 0, where + "\n" + string.Join('\n', found));
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{where} scrolls sideways by {overflow} pixels");
        Assert.Empty(await Page.EvaluateAsync<string[]>(BarsInALowWindow));
        Assert.Empty(await Page.EvaluateAsync<string[]>(WordsThatTouch));
        Assert.DoesNotContain(Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
        if (PageHere is not { } page)
            return;
        seen.Add(page);
        if (await Page.Locator("[data-print]").CountAsync() > 0)
            printable.Add(page);
    }

    /// <summary>
    /// Accessible both wide and at 400 %, and by keyboard alone, for which the English page stands for both. Call it once a page and
    /// language; it keeps a picture of each width.
    /// </summary>
    public async Task IsAccessibleAtEveryWidth(string where)
    {
        foreach (var (width, height) in Sizes)
        {
            await Page.SetViewportSizeAsync(width, height);
            await Picture($"{Regex.Replace(where, ",? (en|fr)(-CA)?( light [0-9]+)?$", "")} {width}-{Culture[..2]}");
            await IsAccessible($"{where}, {width} pixels");
        }
        if (Culture != Look.Default.Culture)
            return;
        await Page.SetViewportSizeAsync(Walked.Width, Walked.Height);
        await FocusWalk.Goes(Page, where);
        await Page.SetViewportSizeAsync(Sizes[^1].Width, Sizes[^1].Height);
    }

    /// <summary>Accessible in print too: what a page is on paper, and what a PDF printer takes.</summary>
    public async Task IsAccessibleOnPaper(string where)
    {
        await Page.SetViewportSizeAsync(816, 1056);
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        await IsAccessible($"{where}, on paper");
        printed.Add(PageHere!);
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>Every page that the class of tests names was looked at in this visit, and on paper as well where it offers to be printed.</summary>
    public void SawEveryPageOf<T>()
    {
        Assert.Empty(VisitsAttribute.Of(typeof(T)).Except(seen));
        Assert.Empty(printable.Except(printed));
    }

    /// <summary>Keeps a picture when GALLERY names a folder, where that has a README.md only if it is shown there; a way to look, never a test.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("GALLERY") is not { Length: > 0 } folder)
            return;
        var (file, shown) = (Regex.Replace(name, @"[^\w=-]+", "-").Trim('-') + ".png", Path.Combine(folder, "README.md"));
        if (!File.Exists(shown) || (await File.ReadAllTextAsync(shown)).Contains($"({file})", StringComparison.Ordinal))
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
