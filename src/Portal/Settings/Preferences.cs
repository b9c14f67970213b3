using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Governance.Portal.Settings;

/// <summary>
/// The choices of a browser: language, theme, density, and whether single keys act. All are cookies, so that the server renders
/// them into the first byte and nothing flashes; the theme's may be written by script too.
/// </summary>
internal static class Preferences
{
    internal const string ThemeCookie = "governance.theme";

    private const string KeysCookie = "governance.keys";

    private const string DensityCookie = "governance.density";

    private const string Compact = "compact";

    internal static readonly IReadOnlyList<string> Cultures = ["en-CA", "fr-CA"];

    /// <summary>Theme names as in the style sheet; "system" is the absence of a choice.</summary>
    internal static readonly IReadOnlyList<string> Themes = ["system", "light", "dark", "contrast"];

    internal static void AddPreferences(this IServiceCollection services) => services.AddLocalization();

    internal static void UsePreferences(this WebApplication portal)
    {
        var localization = new RequestLocalizationOptions()
            .AddSupportedCultures([.. Cultures])
            .AddSupportedUICultures([.. Cultures])
            .SetDefaultCulture(Cultures[0]);
        localization.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(FromAddress),
            new CookieRequestCultureProvider(),
            new CustomRequestCultureProvider(FromBrowser),
        ];
        portal.UseRequestLocalization(localization);
    }

    internal static void MapPreferences(this WebApplication portal)
    {
        portal.MapGet("/culture/{language}", (string language, string? returnUrl, HttpContext context) =>
        {
            if (CultureOf(language) is not { } culture)
                return Results.NotFound();
            Remember(context, culture);
            return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
        });
        portal.MapGet("/theme/{theme}", (string theme, string? returnUrl, HttpContext context) =>
        {
            if (!Themes.Contains(theme))
                return Results.NotFound();
            RememberTheme(context, theme);
            return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
        });
        MapChoice(portal, "/keys/{choice}", KeysCookie, "on", "off");
        MapChoice(portal, "/density/{choice}", DensityCookie, "comfortable", Compact);
    }

    /// <summary>A choice between what holds while nothing is chosen, and the other.</summary>
    private static void MapChoice(WebApplication portal, string address, string cookie, string usual, string other) =>
        portal.MapGet(address, (string choice, string? returnUrl, HttpContext context) =>
        {
            if (choice != usual && choice != other)
                return Results.NotFound();
            if (choice == usual)
                context.Response.Cookies.Delete(cookie);
            else
                context.Response.Cookies.Append(cookie, choice, Lasting(context, scripts: false));
            return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
        });

    /// <summary>"compact" where tables and lists are to be narrow; null while they are comfortable.</summary>
    internal static string? DensityOf(HttpContext context) => context.Request.Cookies[DensityCookie] == Compact ? Compact : null;

    /// <summary>Whether single keys act: they do until somebody switches them off (WCAG 2.1.4).</summary>
    internal static bool HasKeys(HttpContext context) => context.Request.Cookies[KeysCookie] != "off";

    /// <summary>The chosen theme for the page's root, or null while the system decides.</summary>
    internal static string? ThemeOf(HttpContext context) =>
        context.Request.Cookies[ThemeCookie] is { } theme && Themes.Skip(1).Contains(theme) ? theme : null;

    internal static string? CultureOf(string? language) => language?.Length switch
    {
        2 or 5 => Cultures.FirstOrDefault(culture => culture.StartsWith(language[..2], StringComparison.OrdinalIgnoreCase)),
        _ => null,
    };

    /// <summary>The same page in the other language, without a language in its own address.</summary>
    internal static string Switch(string culture, string pathAndQuery) =>
        $"/culture/{culture[..2]}?returnUrl={Uri.EscapeDataString(pathAndQuery)}";

    /// <summary>An address without the language that it may have been sent with.</summary>
    internal static string WithoutCulture(string address)
    {
        var pathAndQuery = LanguageOf(address) is null ? address : address[3..];
        var parts = pathAndQuery.Split('?', 2);
        if (parts.Length == 1)
            return pathAndQuery;
        var query = parts[1].Split('&').Where(part => !part.StartsWith("culture=", StringComparison.Ordinal)).ToList();
        return query.Count == 0 ? parts[0] : parts[0] + "?" + string.Join('&', query);
    }

    /// <summary>The language that a public address begins with ("/fr/catalogue"); null for every other one.</summary>
    private static string? LanguageOf(string path) =>
        Cultures.Select(culture => culture[..2]).FirstOrDefault(language => path.StartsWith($"/{language}/", StringComparison.OrdinalIgnoreCase));

    private static Task<ProviderCultureResult?> FromAddress(HttpContext context)
    {
        // said for this page alone: whoever follows a link in the other language keeps their own choice
        if (LanguageOf(context.Request.Path.Value ?? "") is { } language)
            return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(CultureOf(language)));
        var culture = CultureOf(context.Request.Query["culture"]);
        if (culture is not null)
            Remember(context, culture);
        return Task.FromResult(culture is null ? null : new ProviderCultureResult(culture));
    }

    private static Task<ProviderCultureResult?> FromBrowser(HttpContext context)
    {
        var first = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value)
            .FirstOrDefault(language => language is not null && CultureOf(language[..Math.Min(2, language.Length)]) is not null);
        return Task.FromResult(first is null ? null : new ProviderCultureResult(CultureOf(first[..2])));
    }

    private static void Remember(HttpContext context, string culture) =>
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(culture))),
            Lasting(context, scripts: false));

    private static void RememberTheme(HttpContext context, string theme)
    {
        if (theme == Themes[0])
            context.Response.Cookies.Delete(ThemeCookie);
        else
            context.Response.Cookies.Append(ThemeCookie, theme, Lasting(context, scripts: true));
    }

    private static CookieOptions Lasting(HttpContext context, bool scripts) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = !scripts,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    };
}
