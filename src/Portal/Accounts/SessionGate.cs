using System.Security.Claims;
using Governance.Domain.Access;
using Governance.Domain.Commands;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Governance.Portal.Accounts;

/// <summary>
/// Ties the cookie to a session of the store: whoever signs in begins one, and a cookie whose session is over opens nothing.
/// What a circuit does is asked the same question (<see cref="CallerOf"/>), so signing out everywhere reaches pages that are open.
/// </summary>
internal static class SessionGate
{
    internal const string SessionClaim = "session";

    internal static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    internal static async Task Begin(CookieSigningInContext context)
    {
        if (AccountClaims.PersonOf(context.Principal!) is not { } personId)
            return;
        var services = context.HttpContext.RequestServices;
        var browser = BrowserName.Of(context.HttpContext.Request.Headers.UserAgent.ToString());
        var session = await services.GetRequiredService<CommandSender>().Send(Caller.Person(personId, "", []), new BeginSession(browser), context.HttpContext.RequestAborted);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(SessionClaim, session.ToString()));
    }

    internal static async Task Check(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (SessionOf(context.Principal!) is not { } session || await sessions.EndsAt(session, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        else if (IsActivity(context.HttpContext.Request))
        {
            await sessions.Seen(session, context.HttpContext.RequestAborted);
        }
    }

    internal static async Task End(CookieSigningOutContext context)
    {
        var user = context.HttpContext.User;
        if (AccountClaims.PersonOf(user) is not { } personId || SessionOf(user) is not { } session)
            return;
        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<Sessions>().EndsAt(session) is not null)
            await services.GetRequiredService<CommandSender>().Send(Caller.Person(personId, "", []), new EndOwnSessions(session));
    }

    // a page that asks how long there is, or connects again, is nobody at work
    private static bool IsActivity(HttpRequest request) =>
        !request.Path.StartsWithSegments("/_blazor") && !(HttpMethods.IsGet(request.Method) && request.Path == SessionEndpoints.Address);
}
