using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.WholeLife;

/// <summary>
/// One person at a browser without a mouse: walks by Tab to where something is to be done, and presses or types there.
/// Fails where Tab does not lead to it, where a stop on the way does not show that it has the focus, and where an act
/// leaves the focus nowhere.
/// </summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 250;
    private const string Mouse = "A mouse was used.";

    // "there", "nowhere" where an act has left the focus, the key that leads nearer, or what is wrong with the present stop.
    private const string Next = $$"""
        place => {
          const shows = {{FocusWalk.Shows}};
          const here = document.activeElement ?? document.body;
          if (here === place || here.type === 'radio' && here.name === place.name) return 'there';
          if (here === document.body) return window.hasWalked ? 'nowhere' : 'Tab';
          window.hasWalked = true;
          if (here.tabIndex >= 0 && !shows(here)) return 'No focus is seen on ' + here.outerHTML;
          return place.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
        }
        """;

    /// <summary>From now on a pointer at the page is a complaint of the visit.</summary>
    public static Task WithoutMouse(Visit visit) =>
        visit.Page.AddInitScriptAsync($"addEventListener('pointerdown', () => console.error('{Mouse}'), true)");

    public static void NoMouseWasUsed(Visit visit) => Assert.DoesNotContain(Mouse, visit.Complaints);

    /// <summary>Walks until this place, or the radio buttons it belongs to, has the focus.</summary>
    public async Task To(ILocator place)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            switch (await place.EvaluateAsync<string>(Next))
            {
                case "there":
                    return;
                case "nowhere":
                    await HasFocus();
                    break;
                case ("Tab" or "Shift+Tab") and var key:
                    await page.Keyboard.PressAsync(key);
                    break;
                case var wrong:
                    Assert.Fail(wrong);
                    break;
            }
        }
        Assert.Fail($"{MostStops} times Tab do not lead to {place}.");
    }

    public Task To(string selector) => To(page.Locator(selector));

    /// <summary>Walks to a link or a button and presses it.</summary>
    public async Task Press(ILocator place)
    {
        await To(place);
        await page.Keyboard.PressAsync("Enter");
    }

    public Task Press(string selector) => Press(page.Locator(selector));

    /// <summary>Walks to a checkbox, or to radio buttons of which this is the first, and ticks it.</summary>
    public async Task Tick(ILocator place)
    {
        await To(place);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(place).ToBeCheckedAsync();
    }

    /// <summary>Walks to a list of options and takes the next one.</summary>
    public async Task TakeNext(string selector)
    {
        await To(selector);
        await page.Keyboard.PressAsync("ArrowDown");
    }

    /// <summary>Walks to a field and writes into it; what stood there goes.</summary>
    public async Task Write(string selector, string text)
    {
        await To(selector);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Walks to a date and fills its three parts, whatever their order, with the nearest day that the arrow offers.</summary>
    public async Task WriteDay(string selector)
    {
        await To(selector);
        foreach (var key in new[] { "ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowUp" })
            await page.Keyboard.PressAsync(key);
    }

    /// <summary>The focus is, or comes at once, somewhere on the page, so that the next Tab goes on from there.</summary>
    public async Task HasFocus()
    {
        try
        {
            await page.WaitForFunctionAsync("document.activeElement && document.activeElement !== document.body", null, new() { Timeout = 10_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The focus is lost at {page.Url}.");
        }
    }
}
