using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Drawing;

/// <summary>Nothing but the mouse: steps are dragged from the palette, lines from outcome to step, and keys write letters into a field that was clicked.</summary>
internal sealed partial class MouseHand(IPage page) : Hand(page)
{
    // the browser draws its lists into the page, where the mouse of a test can reach their options
    private const string Lists = "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('select, ::picker(select) { appearance: base-select !important }'); document.adoptedStyleSheets.push(sheet); }";

    private readonly IMouse mouse = page.Mouse;
    private bool isTidy;

    public override Task Prepare() => Page.EvaluateAsync(Lists);

    public override async Task Choose(string step)
    {
        await Press($".dz-out [data-step='{step}']");
        await Shown(step);
    }

    public override async Task<(string Id, bool IsLed)> Add(string type, string name, (string Step, string Port) after)
    {
        await Press("#add-step");
        await Write("#sought-kind", name);
        var before = await Ids();
        var canvas = await Box(".dz-can");
        await Drag($".kinds button[data-step-type='{type}']", (canvas.X + (canvas.Width / 2), canvas.Y + (canvas.Height / 2)));
        await Expect(Page.Locator(".react-flow__node")).ToHaveCountAsync(before.Count + 1, new() { Timeout = Patience });
        var id = (await Ids()).Except(before).Single();
        await Shown(id);
        isTidy = false;
        return (id, false);
    }

    public override async Task Connect(string from, string port, string to)
    {
        if (!isTidy)
        {
            await Press(".canvas-tools button:last-child");
            await Expect(Page.Locator("#said")).ToHaveTextAsync(Moved(), new() { Timeout = Patience });
            isTidy = true;
        }
        var lines = await Count(".react-flow__edge");
        var target = await Box($".react-flow__node[data-id='{to}'] .canvas-face");
        await Drag($".react-flow__node[data-id='{from}'] .react-flow__handle.source[data-handleid='{port}']", (target.X + (target.Width / 2), target.Y + (target.Height / 2)));
        await Expect(Page.Locator(".react-flow__edge")).ToHaveCountAsync(lines + 1, new() { Timeout = Patience });
    }

    public override async Task Press(string selector)
    {
        await There(selector);
        await Page.Locator(selector).First.ClickAsync();
    }

    public override async Task Write(string selector, string text)
    {
        await There(selector);
        await Page.Locator(selector).ClickAsync(new() { ClickCount = 3 });
        await Page.Keyboard.TypeAsync(text.Length == 0 ? " " : text);
    }

    public override async Task Pick(string selector, string value)
    {
        await There(selector);
        // the list goes with the field, which may move while what was written above it is shown
        for (var tries = 0; tries < 10 && await Page.Locator(selector).InputValueAsync() != value; tries++)
        {
            if (await Count(selector + ":open") == 0)
                await Press(selector);
            await Page.Locator($"{selector} option[value='{value}']").ScrollIntoViewIfNeededAsync();
            var option = await Box($"{selector} option[value='{value}']");
            await mouse.ClickAsync(option.X + (option.Width / 2), option.Y + (option.Height / 2));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        await Expect(Page.Locator(selector)).ToHaveValueAsync(value, new() { Timeout = Patience });
    }

    [GeneratedRegex("^Move [0-9]+ steps$")]
    private static partial Regex Moved();

    private async Task Drag(string selector, (float X, float Y) to)
    {
        await There(selector);
        await Page.Locator(selector).ScrollIntoViewIfNeededAsync();
        var from = await Box(selector);
        await mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        var met = await Page.EvaluateAsync<string>("({ x, y, wanted }) => { const met = document.elementFromPoint(x, y); return met?.closest(wanted) ? '' : met?.outerHTML.slice(0, 200) ?? 'nothing'; }", new { x = (double)(from.X + (from.Width / 2)), y = (double)(from.Y + (from.Height / 2)), wanted = selector });
        Assert.True(met.Length == 0, $"the mouse on {selector} is over {met}");
        await mouse.DownAsync();
        await mouse.MoveAsync(to.X, to.Y, new() { Steps = 5 });
        await mouse.UpAsync();
    }

    private async Task<LocatorBoundingBoxResult> Box(string selector) => (await Page.Locator(selector).First.BoundingBoxAsync())!;

    private async Task<IReadOnlyList<string>> Ids() => await Page.Locator(".react-flow__node").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.id)");
}
