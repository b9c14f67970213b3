using System.Reflection;
using Governance.Domain.Commands;
using Governance.Portal.Accounts;
using Governance.Portal.Host;
using Microsoft.AspNetCore.Components;

namespace Governance.Portal.Shared;

/// <summary>One link of the rail; an English name is its key.</summary>
public sealed record RailLink(string Address, string Name, string Icon);

/// <summary>
/// The links of daily work. A caller sees a link only when its page exists and one of the page's permissions is theirs:
/// the page's own attribute is the one place that says so.
/// </summary>
public sealed class Rail
{
    private static readonly IReadOnlyList<RailLink> Daily =
    [
        new("/", "My work", "inbox"),
        new("/records", "Micro-credentials", "layers"),
        new("/records/new", "Propose", "plus"),
        new("/meetings", "Meetings", "calendar"),
        new("/insights", "Insights", "insights"),
        new("/catalogue", "Catalogue", "globe"),
        new("/bodies", "Bodies", "people"),
        new("/workflows", "Workflows", "fork"),
        new("/operations", "Running workflows", "workflow"),
        new("/calendar", "Business days", "clock"),
        new("/partners", "Partners", "exchange"),
        new("/people", "People", "person"),
        new("/audit", "Audit trail", "seal"),
        new("/institution", "Settings of the portal", "settings"),
    ];

    private readonly Dictionary<string, Type> pages;

    public Rail(PortalOptions options) =>
        pages = new[] { typeof(Rail).Assembly }.Concat(options.PagesOf)
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, page)))
            .ToDictionary(found => found.Template, found => found.page, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<RailLink> For(Caller caller) => Daily.Where(link => MayOpen(caller, link.Address));

    /// <summary>The link whose page, or whose page's parent, is at this path.</summary>
    public RailLink? Current(Caller caller, string path) =>
        For(caller).Where(link => IsAt(path, link.Address)).MaxBy(link => link.Address.Length);

    private static bool IsAt(string path, string address) =>
        path == address || (address != "/" && path.StartsWith(address + "/", StringComparison.Ordinal));

    /// <summary>Whether there is a page at this address that the caller may open.</summary>
    public bool MayOpen(Caller caller, string address) =>
        pages.TryGetValue(address, out var page)
        && page.GetCustomAttributes<RequiresPermissionAttribute>().All(needed => needed.AnyOf.Any(caller.May));
}
