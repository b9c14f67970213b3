using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Governance.Portal.Tests.Harness.Browser))]

namespace Governance.Portal.Tests.Harness;

/// <summary>One Chromium for all tests; every visit has a context of its own, with nothing from the one before.</summary>
public sealed class Browser : IAsyncLifetime
{
    // For every window a whole Chromium makes the list below its address line, a page and a process of its own, which nobody opens here.
    // The last list of such features counts alone: what follows is what Playwright takes away by its own.
    private const string Spared = "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup," +
        "AimEnabled,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades," +
        "LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,ThirdPartyStoragePartitioning,Translate";

    // A page is left before what its script's optimizing compilers learn is of use, as with TieredPGO.
    private const string Compilers = "--js-flags=--no-maglev,--no-turbofan";

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", Spared, Compilers],
        });
    }

    /// <summary>A visitor at the portal. What the browser complains of on its console is kept in the visit.</summary>
    public async Task<Visit> Visit(PortalFixture portal, Look? look = null, bool hasTouch = false, bool hasScript = true)
    {
        look ??= Look.Default;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = portal.Url,
            Locale = look.Culture,
            ViewportSize = new() { Width = look.Width, Height = 1000 },
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = hasTouch,
            JavaScriptEnabled = hasScript,
        });
        await context.AddCookiesAsync(
        [
            new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={look.Culture}|uic={look.Culture}"), Url = portal.Url },
            new() { Name = "governance.theme", Value = look.Theme, Url = portal.Url },
        ]);
        return new Visit(context, await context.NewPageAsync(), look.Culture);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}

/// <summary>How a page is looked at: language, theme ("light", "dark", "contrast", "system") and width in pixels.</summary>
public sealed record Look(string Culture, string Theme, int Width)
{
    public static readonly Look Default = new("en-CA", "light", 1440);

    /// <summary>Both languages; <see cref="Harness.Visit.IsAccessibleAtEveryWidth"/> goes through widths and themes.</summary>
    public static IEnumerable<Look> All => [Default, Default with { Culture = "fr-CA" }];

    public override string ToString() => $"{Culture} {Theme} {Width}";
}
