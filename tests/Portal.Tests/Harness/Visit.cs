using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Governance.Domain.Organisations;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Harness;

/// <summary>One person at one browser window.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

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

    private readonly IBrowserContext context;

    internal Visit(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the browser's console: broken scripts, refused content.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Signs in with the password that the fixture gave.</summary>
    public async Task SignIn(PersonSummary person)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("#email").FillAsync(person.Email);
        await Page.Locator("#password").FillAsync(PortalFixture.Password);
        await Page.Locator("form[action^='/sign-in']:not([action='/sign-in/demo']) button").ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    public async Task SignOut()
    {
        await Page.GotoAsync("/settings");
        await Page.Locator("details.who summary").ClickAsync();
        await Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await Page.WaitForURLAsync("**/sign-in");
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
    /// no scrolling sideways, and no words that touch. Call it once a page, language and width: themes differ in colour alone.
    /// </summary>
    public async Task IsAccessible(string where)
    {
        Report(where, await Page.RunAxe(Rules));
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{where} scrolls sideways by {overflow} pixels");
        Assert.Empty(await Page.EvaluateAsync<string[]>(WordsThatTouch));
        var theme = await Page.EvaluateAsync<string?>("document.documentElement.dataset.theme ?? null");
        foreach (var other in new[] { "light", "dark", "contrast" }.Where(other => other != theme))
        {
            await Page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme }", other);
            Report($"{where} ({other})", await Page.RunAxe(Colours));
        }
        await Page.EvaluateAsync("theme => { theme ? document.documentElement.dataset.theme = theme : document.documentElement.removeAttribute('data-theme') }", theme);
    }

    /// <summary>Keeps a picture when GALLERY names a folder; a way to look, never a test.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("GALLERY") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private static void Report(string where, AxeResult found) =>
        Assert.True(found.Violations.Length == 0, where + "\n" + string.Join("\n", found.Violations.Select(Describe)));

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n    " +
        string.Join("\n    ", violation.Nodes.Take(4).Select(node => node.Html));
}
