using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Governance.Portal.Endorse;

/// <summary>
/// What every answer at a partner's address tells browsers, caches and search engines: the address itself is the key, so
/// it is neither kept nor passed on.
/// </summary>
internal static class PrivateAnswer
{
    internal static void KeepPrivate(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>
    /// 404 with the page that follows, instead of the portal's own one. The status is set when the answer starts, because
    /// a component whose answer is 404 before that is not drawn at all.
    /// </summary>
    internal static void NotFound(this HttpContext context)
    {
        context.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = false;
        context.Response.OnStarting(() =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }
}
