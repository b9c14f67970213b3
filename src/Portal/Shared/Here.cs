using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace Governance.Portal.Shared;

/// <summary>
/// The address that the person sees: on a page shown in place of another (forbidden, unknown, broken) that is the one
/// they asked for. Links within the page and ways back to it are made from it.
/// </summary>
public sealed class Here(NavigationManager navigation, IHttpContextAccessor request)
{
    /// <summary>Path and query, beginning with a slash.</summary>
    public string PathAndQuery => Asked(request.HttpContext) ?? new Uri(navigation.Uri).PathAndQuery;

    /// <summary>An element of this page: with a base address of "/", a bare "#id" would lead to the start page.</summary>
    public string Place(string id) => PathAndQuery + "#" + id;

    private static string? Asked(HttpContext? context)
    {
        if (context?.Features.Get<IStatusCodeReExecuteFeature>() is { } status)
            return status.OriginalPathBase + status.OriginalPath + status.OriginalQueryString;
        return context?.Features.Get<IExceptionHandlerPathFeature>()?.Path is { } path ? path + context.Request.QueryString : null;
    }
}
