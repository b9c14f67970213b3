using Microsoft.AspNetCore.Components;

namespace Governance.Portal.Catalogue;

/// <summary>
/// The addresses of the catalogue. Without a language in it an address follows the reader's choice; "/en" and "/fr" before
/// it say which, for search engines and links in one language.
/// </summary>
internal static class CatalogueAddress
{
    public static readonly IReadOnlyList<string> Languages = ["en", "fr"];

    /// <summary>The list, in the language that the present address names, if any.</summary>
    public static string List(NavigationManager navigation) => Prefix(navigation) + "/catalogue";

    public static string Page(NavigationManager navigation, string slug) => $"{Prefix(navigation)}/catalogue/{slug}";

    /// <summary>The path of the present page without a language.</summary>
    public static string Bare(NavigationManager navigation) => new Uri(navigation.Uri).AbsolutePath[Prefix(navigation).Length..];

    private static string Prefix(NavigationManager navigation)
    {
        var path = new Uri(navigation.Uri).AbsolutePath;
        return Languages.Select(language => "/" + language).FirstOrDefault(prefix => path.StartsWith(prefix + "/", StringComparison.OrdinalIgnoreCase)) ?? "";
    }
}
