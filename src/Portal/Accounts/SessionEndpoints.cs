using Governance.Domain.Access;

namespace Governance.Portal.Accounts;

/// <summary>What an open page asks about its session: how long there is, and that somebody is at work. 401 once it is over.</summary>
internal static class SessionEndpoints
{
    internal const string Address = "/session";

    internal static void MapSession(this WebApplication portal)
    {
        portal.MapGet(Address, Left);
        // the cookie's own check has noted the activity before this runs
        portal.MapPost(Address, Left);
    }

    private static async Task<IResult> Left(HttpContext context, Sessions sessions, TimeProvider clock) =>
        SessionGate.SessionOf(context.User) is { } session && await sessions.EndsAt(session, context.RequestAborted) is { } ends
            ? Results.Json(new { seconds = (long)(ends - clock.GetUtcNow()).TotalSeconds })
            : Results.StatusCode(StatusCodes.Status401Unauthorized);
}
