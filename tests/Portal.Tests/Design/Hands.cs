using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Design;

/// <summary>What somebody does at the designer, however they do it.</summary>
internal abstract class Hands(Visit visit)
{
    protected IPage Page => visit.Page;

    protected IKeyboard Keys => visit.Page.Keyboard;

    /// <summary>Goes to a control and puts a text into it in place of what stands there.</summary>
    public abstract Task Write(string selector, string text);

    /// <summary>Chooses from a list what reads so.</summary>
    public abstract Task Choose(string selector, string label);

    /// <summary>Presses a button, ticks a box, opens what is folded.</summary>
    public abstract Task Press(string selector);

    /// <summary>Lets go of the control, so that what was written counts.</summary>
    public abstract Task Leave();

    /// <summary>Adds a step of the kind after the one that was added last.</summary>
    public abstract Task Add(string type, string name, string after);

    /// <summary>Opens the panel of a step.</summary>
    public abstract Task Open(string step);

    /// <summary>Comes back from a step's panel to the workflow as a whole.</summary>
    public abstract Task OpenWorkflow();

    /// <summary>Lets each outcome named lead to a step.</summary>
    public abstract Task Connect(string step, IReadOnlyList<(string Port, int Place, string Target, string Title)> ways);

    protected static string Outlined(string step) => $".dz-out [data-step='{step}']";

    protected Task Said(string what) => Expect(Page.Locator("#said")).ToHaveTextAsync(what);
}

/// <summary>Everything by key: no call of the mouse, and no focus but by keys.</summary>
internal sealed class ByKeyboard(Visit visit) : Hands(visit)
{
    // how many times Tab, forth or back, lie between here and there: as a person sees it
    private const string Away = """
        target => {
          const all = [...document.querySelectorAll('a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex="0"]')]
            .filter(one => one === target || (one.tabIndex >= 0 && one.checkVisibility() && !(one.matches('details:not([open]) *') && !one.matches('summary'))));
          const here = document.activeElement;
          const passed = all.filter(one => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING).length;
          const place = all.indexOf(target);
          return target === here ? 0 : place - passed + (all.includes(here) ? 0 : (place >= passed ? 1 : 0));
        }
        """;

    public override async Task Write(string selector, string text)
    {
        await Reach(selector);
        await Keys.PressAsync("Control+a");
        await Keys.InsertTextAsync(text);
    }

    public override async Task Choose(string selector, string label)
    {
        await Reach(selector);
        await Keys.PressAsync("Space");
        await Keys.TypeAsync(label);
        await Keys.PressAsync("Enter");
    }

    public override async Task Press(string selector)
    {
        await Reach(selector);
        await Keys.PressAsync("Space");
    }

    public override Task Leave() => Keys.PressAsync("Shift+Tab");

    public override async Task Add(string type, string name, string after)
    {
        await Walk(after);
        await Keys.PressAsync("a");
        await Expect(Page.Locator("#sought-kind")).ToBeFocusedAsync();
        await Keys.InsertTextAsync(name);
        await Press($".kinds button[data-step-type='{type}']");
    }

    public override async Task Open(string step)
    {
        // the new step has the focus on the drawing, where Enter opens its panel
        await Expect(Page.Locator($".react-flow__node[data-id='{step}'] [role=button]")).ToBeFocusedAsync();
        await Keys.PressAsync("Enter");
        await Expect(Page.Locator("#panel")).ToBeFocusedAsync();
    }

    public override async Task OpenWorkflow()
    {
        await Press("#panel .icon-btn");
        await Page.Locator("#wf-en").WaitForAsync();
    }

    public override async Task Connect(string step, IReadOnlyList<(string Port, int Place, string Target, string Title)> ways)
    {
        await Walk(step);
        await Keys.PressAsync("c");
        foreach (var (_, place, target, title) in ways)
        {
            await Page.Locator("#way-" + place).WaitForAsync();
            await Choose("#way-" + place, title);
            await Expect(Page.Locator("#way-" + place)).ToHaveValueAsync(target);
        }
    }

    // Escape leads out of the panel and of the drawing's steps to the outline, where arrows go from step to step
    private async Task Walk(string step)
    {
        if (await Page.EvaluateAsync<bool>("!document.activeElement.closest('.dz-out [data-step]')"))
        {
            var isOnCanvas = await Page.EvaluateAsync<bool>("!!document.activeElement.closest('.dz-can')");
            if (isOnCanvas)
                await Reach(".dz-can .canvas-face[tabindex='0']");
            var stood = await Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 300)");
            await Keys.PressAsync(isOnCanvas ? "o" : "Escape");
            await UntilThere(Page.Locator(".dz-out [data-step]:focus"), $"Back from {stood}");
        }
        var away = await Page.EvaluateAsync<int>("step => { const all = [...document.querySelectorAll('.dz-out [data-step]')]; return all.findIndex(one => one.dataset.step === step) - all.indexOf(document.activeElement); }", step);
        for (var left = Math.Abs(away); left > 0; left--)
            await Keys.PressAsync(away > 0 ? "ArrowDown" : "ArrowUp");
        await Expect(Page.Locator(Outlined(step))).ToBeFocusedAsync();
    }

    private static async Task UntilThere(ILocator there, string told)
    {
        try
        {
            await there.WaitForAsync(new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail(told);
        }
    }

    private async Task Reach(string selector)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var away = await Page.Locator(selector).First.EvaluateAsync<int>(Away);
            if (away == 0)
                return;
            for (var left = Math.Abs(away); left > 0; left--)
                await Keys.PressAsync(away >= 0 ? "Tab" : "Shift+Tab");
        }
        Assert.Fail($"{selector} is not to be reached by key; the focus stands on {await Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)")}.");
    }
}

/// <summary>Everything by mouse; keys only write texts. A list's own window belongs to the system, so what is chosen there is set.</summary>
internal sealed class ByMouse(Visit visit) : Hands(visit)
{
    public override async Task Write(string selector, string text)
    {
        await Page.Locator(selector).First.ClickAsync(new() { ClickCount = 3 });
        await Keys.InsertTextAsync(text);
    }

    public override async Task Choose(string selector, string label) => await Page.Locator(selector).First.SelectOptionAsync(new SelectOptionValue { Label = label });

    public override Task Press(string selector) => Page.Locator(selector).First.ClickAsync();

    public override Task Leave() => Page.Locator("#panel h2").First.ClickAsync();

    public override async Task Add(string type, string name, string after)
    {
        await Page.Locator(".dz-out > .pad-h .btn.grow").ClickAsync();
        await Page.Locator("#sought-kind").ClickAsync();
        await Keys.InsertTextAsync(name);
        var kind = $".kinds button[data-step-type='{type}']";
        // what begins nothing is put where there is room
        if (type == "Elsa.Finish")
            await Page.Locator(kind).DragToAsync(Page.Locator(".dz-can .react-flow__pane"), new() { TargetPosition = new() { X = 60, Y = 60 } });
        else
            await Page.Locator(kind).ClickAsync();
    }

    public override Task Open(string step) => Page.Locator(Outlined(step) + "[aria-current=true]").WaitForAsync();

    public override async Task OpenWorkflow()
    {
        await Page.Locator("#panel .icon-btn").First.ClickAsync();
        await Page.Locator("#wf-en").WaitForAsync();
    }

    public override async Task Connect(string step, IReadOnlyList<(string Port, int Place, string Target, string Title)> ways)
    {
        foreach (var (port, _, target, _) in ways)
        {
            var (fromX, fromY) = await Middle($".react-flow__node[data-id='{step}'] .react-flow__handle[data-handleid='{port}']");
            var (toX, toY) = await Middle($".react-flow__node[data-id='{target}'] .canvas-face");
            await Page.Mouse.MoveAsync(fromX, fromY);
            await Page.Mouse.DownAsync();
            await Page.Mouse.MoveAsync(toX, toY, new() { Steps = 3 });
            await Page.Mouse.UpAsync();
            await Page.Locator($".react-flow__edge[data-id='{step}\\a {port}\\a {target}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    private async Task<(float X, float Y)> Middle(string selector)
    {
        var box = (await Page.Locator(selector).BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }
}
