using Microsoft.Playwright;

namespace Governance.Portal.Tests.Harness;

/// <summary>
/// A page at the keyboard alone: Tab comes to every stop there is, one after the other, to the last; each shows that it has the
/// focus, and no bar that sticks covers it.
/// </summary>
internal static class FocusWalk
{
    /// <summary>In the browser: whether an element shows that it has the focus, by itself or by what stands for it.</summary>
    internal const string Shows = """
        here => {
          const outlined = (element, part) => {
            const style = element && getComputedStyle(element, part);
            return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          };
          return [here, here.nextElementSibling, here.parentElement].some(one => outlined(one)) || outlined(here, '::after');
        }
        """;

    private const int Tab = 9;

    // a field for a day has several stops, and a page may get more of them while it is walked
    private const int Spare = 30;

    // Looks at each stop when the key that led there is let go. Answers with the number of stops.
    private const string Begin = $$"""
        () => {
          const shows = {{Shows}};
          const walk = window.focusWalk = { from: document.activeElement, seen: new Set(), wrong: [], told: new Set() };
          walk.stops = () => {
            const within = document.querySelector('dialog:modal') ?? document;
            const all = [...within.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
              .filter(one => one.tabIndex >= 0 && !one.matches(':disabled, [type=hidden]') && !one.closest('[inert]') && one.checkVisibility({ visibilityProperty: true })
                && (one.localName !== 'summary' || one === one.parentElement.querySelector(':scope > summary')));
            const group = one => all.filter(other => other.type === 'radio' && other.name === one.name && other.form === one.form);
            return all.filter(one => one.type !== 'radio' || one === (group(one).find(other => other.checked) ?? group(one)[0]));
          };
          const sticks = element => {
            for (; element; element = element.parentElement)
              if (/sticky|fixed/.test(getComputedStyle(element).position)) return element;
          };
          const covers = (x, y, here) => {
            const bar = sticks(document.elementFromPoint(x, y));
            return bar && !bar.contains(here) && bar;
          };
          const say = (what, here) => walk.told.has(here) || (walk.told.add(here), walk.wrong.push(what + ': ' + here.outerHTML.slice(0, 200)));
          walk.look = () => {
            const here = document.activeElement;
            if (!here || here === document.body) return;
            walk.seen.add(here);
            if (here.tabIndex >= 0 && !shows(here)) say('no focus is seen', here);
            const box = here.getBoundingClientRect();
            const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
            if (right - left < 1 || bottom - top < 1) return say('out of sight', here);
            const points = [[.5, .5], [.1, .1], [.9, .1], [.1, .9], [.9, .9]].map(([x, y]) => [left + (right - left) * x, top + (bottom - top) * y]);
            const bars = points.map(([x, y]) => covers(x, y, here)).filter(Boolean);
            if (bars.length > 2) say('covered by .' + bars[0].className, here);
          };
          document.addEventListener('keyup', walk.look, true);
          const first = walk.stops()[0];
          first?.focus({ focusVisible: true });
          walk.look();
          return walk.stops().length;
        }
        """;

    // What was wrong on the way; null while nothing is and the last stop is not reached.
    private const string Look = "() => focusWalk.wrong.length > 0 || focusWalk.seen.has(focusWalk.stops().at(-1)) ? focusWalk.wrong : null";

    // What Tab never came to; the page stands as before.
    private const string End = """
        () => {
          const walk = focusWalk;
          document.removeEventListener('keyup', walk.look, true);
          const missed = walk.stops().filter(one => !walk.seen.has(one)).map(one => 'Tab does not come to: ' + one.outerHTML.slice(0, 200));
          document.activeElement?.blur();
          if (walk.from !== document.body && walk.from?.isConnected) walk.from.focus({ preventScroll: true });
          scrollTo(0, 0);
          delete window.focusWalk;
          return missed;
        }
        """;

    internal static async Task Goes(IPage page, string where)
    {
        var keys = await page.Context.NewCDPSessionAsync(page);
        var left = await page.EvaluateAsync<int>(Begin);
        for (var more = Spare; left > 0; left = Math.Min(5, more), more -= left)
        {
            await Press(keys, left);
            if (await page.EvaluateAsync<string[]?>(Look) is not { } wrong)
                continue;
            Assert.True(wrong.Length == 0, $"{where}, by keyboard\n{string.Join('\n', wrong)}");
            break;
        }
        var missed = await page.EvaluateAsync<string[]>(End);
        Assert.True(missed.Length == 0, $"{where}, by keyboard\n{string.Join('\n', missed)}");
        await keys.DetachAsync();
    }

    // all at once: the browser takes them one after the other
    private static Task Press(ICDPSession keys, int times) => Task.WhenAll(
        Enumerable.Range(0, times).SelectMany(_ => new[] { "rawKeyDown", "keyUp" }).Select(what => keys.SendAsync("Input.dispatchKeyEvent", new()
        {
            ["type"] = what,
            ["key"] = "Tab",
            ["code"] = "Tab",
            ["windowsVirtualKeyCode"] = Tab,
        })));
}
