using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Drawing;

/// <summary>Nothing but keys: what has not got the focus by Tab, by an arrow or by a key of the designer is not touched.</summary>
internal sealed class KeyboardHand(IPage page) : Hand(page)
{
    // how many stops of the Tab key an element is away, backwards where it is negative; null: it cannot be reached now
    private const string Stops = """
        target => {
          const at = document.activeElement;
          if (at === target) return 0;
          const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
          if (!stops.includes(target)) return null;
          const isAfter = (one, other) => !!(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
          return isAfter(target, at) ? stops.filter(one => isAfter(one, at) && !isAfter(one, target)).length : -stops.filter(one => isAfter(at, one) && !isAfter(target, one) && !one.contains(at)).length;
        }
        """;

    private const string InOutline = "() => !!document.activeElement.closest('.dz-out [data-step]')";

    // how many rows of the outline a step is away
    private const string Rows = "step => { const all = [...document.querySelectorAll('.dz-out [data-step]')]; return all.findIndex(one => one.dataset.step === step) - all.indexOf(document.activeElement); }";

    private readonly IKeyboard keys = page.Keyboard;

    public override async Task Choose(string step)
    {
        await ToStep(step);
        await keys.PressAsync("Enter");
        await Shown(step);
        await Expect(Page.Locator("#panel")).ToBeFocusedAsync(new() { Timeout = Patience });
    }

    public override async Task<(string Id, bool IsLed)> Add(string type, string name, (string Step, string Port) after)
    {
        await ToStep(after.Step);
        await keys.PressAsync("a");
        await Expect(Page.Locator("#sought-kind")).ToBeFocusedAsync(new() { Timeout = Patience });
        if (await Count("#after-port") > 0)
            await Set("#after-port", after.Port);
        await Write("#sought-kind", name);
        await Press($".kinds button[data-step-type='{type}']");
        await Page.WaitForFunctionAsync("before => (document.activeElement.closest('.react-flow__node')?.dataset.id ?? before) !== before", after.Step);
        var id = await Page.EvaluateAsync<string>("() => document.activeElement.closest('.react-flow__node').dataset.id");
        await keys.PressAsync("Enter");
        await Shown(id);
        await Expect(Page.Locator("#panel")).ToBeFocusedAsync(new() { Timeout = Patience });
        return (id, true);
    }

    public override async Task Connect(string from, string port, string to)
    {
        await ToStep(from);
        await keys.PressAsync("c");
        await Expect(Page.Locator("[id^=way-]:focus")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Set($"[id^=way-][data-port='{port}']", to);
        await keys.PressAsync("Escape");
    }

    public override async Task Press(string selector)
    {
        await Reach(selector);
        await keys.PressAsync(await Page.Locator(selector).First.EvaluateAsync<bool>("one => one.type === 'checkbox'") ? "Space" : "Enter");
    }

    public override async Task Write(string selector, string text)
    {
        await Reach(selector);
        await keys.PressAsync("Control+a");
        if (text.Length == 0)
            await keys.PressAsync("Delete");
        else
            await keys.TypeAsync(text);
    }

    public override async Task Pick(string selector, string value)
    {
        await Reach(selector);
        var place = await Page.Locator(selector).EvaluateAsync<int>("(one, value) => [...one.options].findIndex(option => option.value === value)", value);
        Assert.True(place >= 0, $"{selector} does not offer “{value}”");
        // a list that opens late takes the first keys for nothing
        for (var tries = 0; tries < 5 && await Page.Locator(selector).InputValueAsync() != value; tries++)
        {
            await keys.PressAsync("Space");
            await Task.Delay(20 + (200 * tries), TestContext.Current.CancellationToken);
            await keys.PressAsync("Home");
            for (var left = place; left > 0; left--)
                await keys.PressAsync("ArrowDown");
            await keys.PressAsync("Enter");
            await Task.Delay(20 + (200 * tries), TestContext.Current.CancellationToken);
        }
        await Expect(Page.Locator(selector)).ToHaveValueAsync(value, new() { Timeout = Patience });
    }

    // out of the panel by Escape, off the drawing by O, and along the outline by arrows
    private async Task ToStep(string step)
    {
        if (await Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('.dz-pan')"))
            await keys.PressAsync("Escape");
        else if (await Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('.canvas-face')"))
            await keys.PressAsync("o");
        else if (!await Page.EvaluateAsync<bool>(InOutline))
            await Reach(".dz-out [data-step]");
        await Page.WaitForFunctionAsync(InOutline);
        // rows may come in another order while one is on the way
        for (var tries = 0; tries < 20; tries++)
        {
            var by = await Page.EvaluateAsync<int>(Rows, step);
            if (by == 0)
                return;
            for (var left = Math.Abs(by); left > 0; left--)
                await keys.PressAsync(by > 0 ? "ArrowDown" : "ArrowUp");
        }
        Assert.Fail($"No arrow leads to {step}; the focus is on " + await Focused());
    }

    private async Task Reach(string selector)
    {
        await There(selector);
        for (var tries = 0; tries < 20; tries++)
        {
            var stops = await Page.Locator(selector).First.EvaluateAsync<int?>(Stops);
            if (stops == 0)
                return;
            for (var left = Math.Abs(stops ?? 0); left > 0; left--)
                await keys.PressAsync(stops > 0 ? "Tab" : "Shift+Tab");
            if (stops is null)
                await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"No key leads to {selector}; the focus is on " + await Focused());
    }

    private Task<string> Focused() => Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)");
}
