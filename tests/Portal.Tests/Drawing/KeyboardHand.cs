using Microsoft.Playwright;

namespace Governance.Portal.Tests.Drawing;

/// <summary>Nothing but keys: what has not got the focus by Tab, by an arrow or by a key of the designer is not touched.</summary>
internal sealed class KeyboardHand(IPage page) : Hand(page)
{
    // how many stops of the Tab key an element is away, backwards where it is negative; null: it cannot be reached now
    private const string Stops = """
        selector => {
          const [target, at] = [document.querySelector(selector), document.activeElement];
          if (!target) return null;
          if (at === target) return 0;
          const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
          if (!stops.includes(target)) return null;
          const isAfter = (one, other) => !!(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
          return isAfter(target, at) ? stops.filter(one => isAfter(one, at) && !isAfter(one, target)).length : -stops.filter(one => isAfter(at, one) && !isAfter(target, one) && !one.contains(at)).length;
        }
        """;

    // what a key is meant for, and what it came to
    private const string Aim = """
        selector => {
          window.lastKeyed ??= (addEventListener('keydown', event => { window.lastKeyed = event.target; }, true), document.body);
          window.aimed = document.querySelector(selector);
          return window.aimed?.type ?? '';
        }
        """;

    private const string HasFocus = "selector => document.activeElement === document.querySelector(selector)";

    private const string InOutline = "() => !!document.activeElement.closest('.dz-out [data-step]')";

    // the key that leads to the outline from where the focus is
    private const string WayOut = "() => document.activeElement.closest('.dz-pan') ? 'Escape' : document.activeElement.closest('.canvas-face') ? 'o' : document.activeElement.closest('.dz-out [data-step]') ? '' : null";

    // how many rows of the outline a step is away
    private const string Rows = "step => { const all = [...document.querySelectorAll('.dz-out [data-step]')]; return all.findIndex(one => one.dataset.step === step) - all.indexOf(document.activeElement); }";

    private readonly IKeyboard keys = page.Keyboard;

    public override async Task Choose(string step)
    {
        await ToStep(step);
        await keys.PressAsync("Enter");
        await Shown(step);
        await Until(HasFocus, "#panel");
    }

    public override async Task<string> Add(string type, string name, (string Step, string Port) after)
    {
        await ToStep(after.Step);
        await keys.PressAsync("a");
        await Until(HasFocus, "#sought-kind");
        if (await Count("#after-port") > 0)
            await Set("#after-port", after.Port);
        await Write("#sought-kind", name);
        // what the list is cut to has come
        await Until("name => [...document.querySelectorAll('.kinds button')].every(one => one.textContent.toLowerCase().includes(name.toLowerCase()))", name);
        await Press($".kinds button[data-step-type='{type}']");
        await Until("before => (document.activeElement.closest('.react-flow__node')?.dataset.id ?? before) !== before", after.Step);
        var id = await Page.EvaluateAsync<string>("() => document.activeElement.closest('.react-flow__node').dataset.id");
        await keys.PressAsync("Enter");
        await Shown(id);
        await Until(HasFocus, "#panel");
        return id;
    }

    public override async Task Connect(string from, string port, string to)
    {
        await ToStep(from);
        await keys.PressAsync("c");
        await Until("() => !!document.activeElement.closest('[id^=way-]')", null);
        await Set($"[id^=way-][data-port='{port}']", to);
        await keys.PressAsync("Escape");
    }

    // what lost the focus in the very moment was not pressed
    public override async Task Press(string selector)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            await Reach(selector);
            var kind = await Page.EvaluateAsync<string>(Aim, selector);
            await keys.PressAsync(kind == "checkbox" ? "Space" : "Enter");
            // what sends a form leaves the page
            if (kind == "submit" || await Page.EvaluateAsync<bool>("() => window.lastKeyed === window.aimed"))
                return;
        }
        Assert.Fail($"no key ever got at {selector}");
    }

    protected override Task Leave() => keys.PressAsync("Tab");

    public override async Task Write(string selector, string text)
    {
        await Reach(selector);
        await keys.PressAsync("Control+a");
        if (text.Length == 0)
            await keys.PressAsync("Delete");
        else
            await Type(text);
    }

    public override async Task Pick(string selector, string value)
    {
        await Reach(selector);
        // a list that is drawn anew while it opens is closed by the browser: then it is opened again
        for (var tries = 0; tries < 5 && await Value(selector) != value; tries++)
        {
            await keys.PressAsync("Space");
            if (!await Opens(selector))
                continue;
            var by = await Page.EvaluateAsync<int?>("([selector, value]) => { const one = document.querySelector(selector); const place = [...one.options].findIndex(option => option.value === value); return place < 0 ? null : place - one.selectedIndex; }", new[] { selector, value });
            Assert.True(by is not null, $"{selector} does not offer “{value}”");
            await Hold(by > 0 ? "ArrowDown" : "ArrowUp", Math.Abs(by.Value));
            await keys.PressAsync("Enter");
            await Until("selector => !document.querySelector(selector).matches(':open')", selector);
        }
        Assert.Equal(value, await Value(selector));
    }

    // out of the panel by Escape, off the drawing by O, and along the outline by arrows
    private async Task ToStep(string step)
    {
        switch (await Page.EvaluateAsync<string?>(WayOut))
        {
            case { Length: > 0 } key:
                await keys.PressAsync(key);
                await Until(InOutline, null);
                break;
            case null:
                await Reach(".dz-out [data-step]");
                break;
        }
        // rows may come in another order while one is on the way
        for (var tries = 0; tries < 20; tries++)
        {
            var by = await Page.EvaluateAsync<int>(Rows, step);
            if (by == 0)
                return;
            await Hold(by > 0 ? "ArrowDown" : "ArrowUp", Math.Abs(by));
        }
        Assert.Fail($"No arrow leads to {step}; the focus is on " + await Focused());
    }

    // a key that is held down repeats itself
    private async Task Hold(string key, int times)
    {
        if (times == 0)
            return;
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => keys.DownAsync(key)));
        await keys.UpAsync(key);
    }

    private async Task Reach(string selector)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var stops = await Page.EvaluateAsync<int?>(Stops, selector);
            if (stops == 0)
                return;
            if (stops is null)
                await There(selector);
            if (stops < 0)
                await keys.DownAsync("Shift");
            await Hold("Tab", Math.Abs(stops ?? 0));
            if (stops < 0)
                await keys.UpAsync("Shift");
            if (stops is null && tries > 0)
                await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"No key leads to {selector}; the focus is on " + await Focused());
    }

    private Task<string> Focused() => Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)");
}
