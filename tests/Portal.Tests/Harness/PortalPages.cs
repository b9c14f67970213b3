using System.Reflection;
using System.Text.RegularExpressions;
using Governance.Portal.Host;
using Microsoft.AspNetCore.Components;

namespace Governance.Portal.Tests.Harness;

/// <summary>The pages of the portal, found by their routes.</summary>
internal static class PortalPages
{
    /// <summary>Every route with its page; the more of an address a route spells out, the earlier it stands, as in routing.</summary>
    public static readonly IReadOnlyList<(string Route, Type Page)> Routes =
    [
        .. from page in typeof(PortalHost).Assembly.GetTypes()
           from route in page.GetCustomAttributes<RouteAttribute>()
           orderby route.Template.Count(letter => letter == '{'), route.Template
           select (route.Template, page),
    ];

    /// <summary>The page that a path leads to; null where it leads to none of the portal's own.</summary>
    public static Type? At(string path) =>
        Routes.FirstOrDefault(one => Regex.IsMatch(path, "^" + Regex.Replace(one.Route, @"\{[^}]+\}", "[^/]+") + "$")).Page;
}
