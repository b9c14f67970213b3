using System.Text.RegularExpressions;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;
using Microsoft.Playwright;

namespace Governance.Portal.Tests;

/// <summary>What happens to what is typed and ticked when the portal goes away under an open page, or is not there yet.</summary>
public sealed class LostLineTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Text_typed_while_the_portal_is_down_is_sent_when_it_is_back()
    {
        await using var visit = await browser.Visit(portal);
        await visit.Page.GotoAsync("/probe");
        await visit.UntilLive();
        await visit.Page.Locator("#text").FillAsync("before");
        await visit.Page.Locator("#text").BlurAsync();
        await Until(() => Probe.Stored == "before");

        await portal.Stop();
        await Assertions.Expect(visit.Page.GetByText("No connection. Keep typing; we save when it is back.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await visit.Picture("line-down");
        await Assertions.Expect(visit.Page.Locator("#text")).ToBeEditableAsync();
        await visit.Page.Locator("#text").FillAsync("typed while nobody listened");
        await portal.StartAgain();

        // the circuit died with the process: the page loads again by itself and brings the text back
        await Until(() => Probe.Stored == "typed while nobody listened");
        await Assertions.Expect(visit.Page.Locator("#text")).ToHaveValueAsync("typed while nobody listened");
        await Assertions.Expect(visit.Page.GetByText("Connected. 1 answer saved.")).ToBeVisibleAsync();
        await visit.Picture("line-back");
        await Assertions.Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 10_000 });
        await Until(async () => await visit.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(name => name.startsWith('keep:')).length") == 0);
    }

    [Fact]
    public async Task A_short_break_of_the_network_costs_nothing()
    {
        await using var visit = await browser.Visit(portal);
        IWebSocketRoute? line = null;
        await visit.Page.RouteWebSocketAsync(new Regex("/_blazor"), socket =>
        {
            line = socket;
            socket.ConnectToServer();
        });
        await visit.Page.GotoAsync("/probe");
        await visit.UntilLive();
        await visit.Page.Locator("#press").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#press")).ToHaveTextAsync("1");
        await line!.CloseAsync(new() { Code = 1011 });
        await visit.Page.Locator("#text").FillAsync("typed in the gap");
        await visit.Page.Locator("#text").BlurAsync();
        await Until(() => Probe.Stored == "typed in the gap");
        // the same circuit goes on: it still knows the press
        await visit.Page.Locator("#press").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#press")).ToHaveTextAsync("2");
    }

    [Fact]
    public async Task Text_that_was_never_sent_comes_back_to_whoever_typed_it_and_to_nobody_else()
    {
        var college = await portal.Institution();
        var (writer, next) = (await portal.Person(Role.Dean, college), await portal.Person(Role.Dean, college));
        Probe.Stored = null;
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(writer);
        await visit.Page.RouteAsync(new Regex("/_blazor"), route => route.AbortAsync());
        await visit.Page.GotoAsync("/probe");
        await visit.Page.Locator("#text").FillAsync("words of the first");
        await visit.Page.UnrouteAllAsync();

        await Become(next);
        await Assertions.Expect(visit.Page.Locator("#text")).ToHaveValueAsync("");
        await visit.Page.Locator("#text").FillAsync("words of the next");
        await visit.Page.Locator("#text").BlurAsync();
        await Until(() => Probe.Stored == "words of the next");

        await Become(writer);
        await Until(() => Probe.Stored == "words of the first");
        await Assertions.Expect(visit.Page.Locator("#text")).ToHaveValueAsync("words of the first");

        // as when a session has ended by itself: nobody signs out
        async Task Become(PersonSummary person)
        {
            await visit.Page.Context.ClearCookiesAsync();
            await visit.SignIn(person);
            await visit.Page.GotoAsync("/probe");
            await visit.UntilLive();
        }
    }

    [Fact]
    public async Task What_is_ticked_before_the_page_comes_to_life_stays_ticked_and_has_the_focus()
    {
        var scene = await WorkScene.Set(portal);
        var decision = await scene.Decision(await scene.Record("Early hands"));
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(scene.Dean);
        var line = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await line.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GotoAsync($"/steps/{decision}");
        var choice = visit.Page.Locator("#choice-2");
        await choice.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(choice).ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.Locator("[data-live]")).ToHaveCountAsync(0);
        line.SetResult();
        await visit.UntilLive("[data-live] #choice-2");
        await Assertions.Expect(choice).ToBeCheckedAsync();
        await Assertions.Expect(choice).ToBeFocusedAsync();
        // and the page knows: it asks for the reason of that choice
        await Assertions.Expect(visit.Page.Locator("#words")).ToBeVisibleAsync();
    }

    private static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
