using Governance.Portal.Shared;

namespace Governance.Portal.Institution;

/// <summary>The logo and the colours as files of the portal itself: the content security policy lets nothing else in.</summary>
internal static class LookFiles
{
    internal static void MapLook(this WebApplication portal)
    {
        portal.MapGet("/look/logo", Logo);
        portal.MapGet("/look/colours.css", Colours);
    }

    private static async Task<IResult> Logo(PortalLook look) =>
        await look.Now() is { LogoContent: { } content, LogoType: { } type } ? Results.Bytes(content, type) : Results.NotFound();

    // the dark and the high-contrast theme keep their own: a colour that carries white text is too dark there
    private static async Task<IResult> Colours(PortalLook look) =>
        Results.Text(
            await look.Now() is { Colour: { } colour }
                ? $":root:not([data-theme=contrast]){{--primary:light-dark({colour},#5CC0CF);--primary-hover:light-dark(color-mix(in srgb,{colour},#000 25%),#84D5E0)}}\n"
                : "",
            "text/css");
}
