using System.Text.Json;
using Microsoft.Playwright;

namespace Governance.Portal.Tests.Drawing;

/// <summary>
/// Nothing but the mouse, and letters in a field that was clicked: steps are dragged from the palette or chosen there, lines
/// are dragged from outcome to step where both are in sight, else chosen from the list at the outcome.
/// </summary>
internal sealed class MouseHand(IPage page) : Hand(page)
{
    // the browser draws its lists into the page, where the mouse of a test can reach their options
    private const string Lists = "() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('select, ::picker(select) { appearance: base-select !important }'); document.adoptedStyleSheets.push(sheet); }";

    // the middle of an element, brought into sight as by the wheel; null where something lies over it
    private const string Place = """
        selector => {
          window.lastPress ??= (addEventListener('pointerdown', event => { window.lastPress = event.target; }, true), document.body);
          const one = document.querySelector(selector);
          if (!one) return null;
          const isIn = box => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
          const met = box => document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          const isMet = () => { const box = one.getBoundingClientRect(); return isIn(box) && box.width > 0 && (one.contains(met(box)) || !!met(box)?.closest('label')?.contains(one)); };
          if (!isMet()) one.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
          if (!isMet()) return null;
          const box = one.getBoundingClientRect();
          return [box.left + box.width / 2, box.top + box.height / 2];
        }
        """;

    // where a line begins and where it can end, if both are in sight on the drawing and can be hit; near its edge the drawing would
    // move on under a line that is being drawn
    private const string Ends = """
        ([from, port, to]) => {
          const canvas = document.querySelector('.dz-can').getBoundingClientRect();
          const middle = one => {
            if (!one) return null;
            const box = one.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            return box.height > 5 && x > canvas.left + 60 && x < canvas.right - 60 && y > canvas.top + 60 && y < canvas.bottom - 60 && one.contains(document.elementFromPoint(x, y)) ? [x, y] : null;
          };
          const node = id => `.react-flow__node[data-id='${id}']`;
          const ends = [middle(document.querySelector(`${node(from)} .react-flow__handle.source[data-handleid='${port}']`)), middle(document.querySelector(`${node(to)} .canvas-face`))];
          return ends.every(Boolean) ? ends.flat() : null;
        }
        """;

    // the drawing glides to the step that was chosen: nobody takes hold of what moves
    private const string AtRest = """
        step => new Promise(done => {
          let [before, frames, looks] = ['', 0, 0];
          const look = () => {
            const now = document.querySelector('.react-flow__viewport').style.transform;
            const isChosen = document.querySelector(`.react-flow__node[data-id='${step}'] .is-selected`);
            frames = isChosen && now === before ? frames + 1 : 0;
            before = now;
            frames > 5 || ++looks > 600 ? done(true) : requestAnimationFrame(look);
          };
          look();
        })
        """;

    // how many steps are dragged out of the palette before the hand takes the shorter way
    private const int Dragged = 6;

    private readonly IMouse mouse = page.Mouse;
    private int added;
    private bool isTidy;

    /// <summary>How many lines were dragged on the drawing.</summary>
    public int Lines { get; private set; }

    public override Task Prepare() => Page.EvaluateAsync(Lists);

    public override async Task Choose(string step)
    {
        await Press($".dz-out [data-step='{step}']");
        await Shown(step);
    }

    public override async Task<string> Add(string type, string name, (string Step, string Port) after)
    {
        isTidy = false;
        await Choose(after.Step);
        await Press("#add-step");
        await Until("() => document.activeElement.id === 'sought-kind'", null);
        var before = await Ids();
        var kind = $".kinds button[data-step-type='{type}']";
        if (added++ < Dragged)
            return await FromPalette(kind, before, after);
        if (await Count("#after-port") > 0)
            await Set("#after-port", after.Port);
        await Press(kind);
        return await New(before);
    }

    public override async Task Connect(string from, string port, string to)
    {
        if (!isTidy)
        {
            await Tidy();
            isTidy = true;
        }
        await Choose(from);
        if (await DragLine(from, port, to))
            return;
        await Set($"[id^=way-][data-port='{port}']", to);
    }

    // what moved away in the very moment was not pressed: whatever lies there instead is let go beside it
    public override async Task Press(string selector)
    {
        for (var tries = 0; tries < 10; tries++)
        {
            await Over(selector);
            await mouse.DownAsync();
            var isHit = await Page.EvaluateAsync<bool>("selector => { const one = document.querySelector(selector); return !!one && (one.contains(window.lastPress) || !!window.lastPress.closest('label')?.contains(one)); }", selector);
            if (!isHit)
                await mouse.MoveAsync(1, 1);
            await mouse.UpAsync();
            if (isHit)
                return;
        }
        Assert.Fail($"the mouse never got at {selector}");
    }

    protected override Task Leave() => Press(".dz-pan h2");

    public override async Task Write(string selector, string text)
    {
        for (var tries = 0; ; tries++)
        {
            var (x, y) = await Over(selector);
            await mouse.ClickAsync(x, y, new() { ClickCount = 3 });
            if (await Page.EvaluateAsync<bool>("selector => document.activeElement === document.querySelector(selector)", selector))
                break;
            Assert.True(tries < 10, $"the mouse never got into {selector}");
        }
        await Type(text.Length == 0 ? " " : text);
    }

    public override async Task Pick(string selector, string value)
    {
        // a list that is drawn anew while it opens is closed by the browser: then it is opened again
        for (var tries = 0; tries < 10 && await Value(selector) != value; tries++)
        {
            if (await Count(selector + ":open") == 0)
                await Press(selector);
            if (!await Opens(selector))
                continue;
            if (await Page.EvaluateAsync<double[]?>(Place, $"{selector} option[value='{value}']") is { } option)
                await mouse.ClickAsync((float)option[0], (float)option[1]);
        }
        Assert.Equal(value, await Value(selector));
    }

    // below what it follows, and joined to it by a line where both are in sight
    private async Task<string> FromPalette(string kind, IReadOnlyList<string> before, (string Step, string Port) after)
    {
        await Drag(await Spot(kind), await Below(after.Step));
        var id = await New(before);
        await Choose(after.Step);
        if (!await DragLine(after.Step, after.Port, id))
            await Set($"[id^=way-][data-port='{after.Port}']", id);
        await Choose(id);
        return id;
    }

    // room for another step: where there is none in sight, the wheel moves the drawing up
    private async Task<(float X, float Y)> Below(string step)
    {
        await Page.EvaluateAsync(AtRest, step);
        while (true)
        {
            var (canvas, above) = (await Box(".dz-can"), await Box($".react-flow__node[data-id='{step}']"));
            var below = (above.X, Y: above.Y + above.Height + 50);
            if (below.Y < canvas.Y + canvas.Height - 200)
                return below;
            await mouse.MoveAsync(canvas.X + 60, canvas.Y + 60);
            await mouse.WheelAsync(0, above.Y - canvas.Y - 100);
            await Until("([step, y]) => document.querySelector(`.react-flow__node[data-id='${step}']`).getBoundingClientRect().y !== +y", new[] { step, above.Y.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }
    }

    private async Task<LocatorBoundingBoxResult> Box(string selector) => (await Page.Locator(selector).BoundingBoxAsync())!;

    private async Task<string> New(IReadOnlyList<string> before)
    {
        await Until("count => document.querySelectorAll('.react-flow__node').length > count", before.Count);
        var id = (await Ids()).Except(before).Single();
        await Shown(id);
        return id;
    }

    private async Task Tidy()
    {
        await Press(".canvas-tools button:last-child");
        await Until("() => /^Move [0-9]+ steps$/.test(document.querySelector('#said').textContent)", null);
    }

    private async Task<bool> DragLine(string from, string port, string to)
    {
        // whatever moves under the mouse after all takes no line: then it is drawn once more
        for (var tries = 0; tries < 3; tries++)
        {
            await Page.EvaluateAsync(AtRest, from);
            if (await Page.EvaluateAsync<JsonElement?>(Ends, new[] { from, port, to }) is not { ValueKind: JsonValueKind.Array } found)
                return false;
            var ends = found.EnumerateArray().Select(one => (float)one.GetDouble()).ToList();
            var lines = await Count(".react-flow__edge");
            await Drag((ends[0], ends[1]), (ends[2], ends[3]));
            for (var looks = 0; looks < 100; looks++)
            {
                if (await Count(".react-flow__edge") > lines)
                {
                    Lines++;
                    return true;
                }
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
            await Choose(from);
        }
        return false;
    }

    private async Task Drag((float X, float Y) from, (float X, float Y) to)
    {
        await mouse.MoveAsync(from.X, from.Y);
        await mouse.DownAsync();
        await mouse.MoveAsync(to.X, to.Y, new() { Steps = 5 });
        await mouse.UpAsync();
    }

    // what moved away while the mouse came is followed
    private async Task<(float X, float Y)> Over(string selector)
    {
        var (seen, at) = (await Spot(selector), (X: -1f, Y: -1f));
        while (seen != at)
        {
            at = seen;
            await mouse.MoveAsync(at.X, at.Y);
            seen = await Spot(selector);
        }
        return at;
    }

    private async Task<(float X, float Y)> Spot(string selector)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            if (await Page.EvaluateAsync<double[]?>(Place, selector) is { } place)
                return ((float)place[0], (float)place[1]);
            await There(selector);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"The mouse cannot get at {selector}.");
    }

    private async Task<IReadOnlyList<string>> Ids() => await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.react-flow__node')].map(one => one.dataset.id)");
}
