using Governance.Domain.Commands;
using Governance.Domain.Notifications;
using Governance.Domain.Rules;
using Microsoft.AspNetCore.Authorization;

namespace Governance.Portal.Notifications;

/// <summary>
/// The address that a mail program posts to when its reader unsubscribes in it (RFC 8058): no session, no form of ours, the token alone.
/// Whoever opens it as a page is led to the one that asks first.
/// </summary>
internal static class Unsubscribe
{
    internal static string PageOf(string token) => "/unsubscribe/" + token;

    internal static string OneClickOf(string token) => "/unsubscribe/one-click/" + token;

    internal static void MapUnsubscribe(this WebApplication portal)
    {
        portal.MapGet(OneClickOf("{token}"), [AllowAnonymous] (string token) => Results.LocalRedirect(PageOf(Uri.EscapeDataString(token))));
        portal.MapPost(OneClickOf("{token}"), Stop).DisableAntiforgery();
    }

    [AllowAnonymous]
    private static async Task<IResult> Stop(string token, UnsubscribeLinks links, CommandSender commands)
    {
        if (links.Read(token) is not { } what)
            return Results.NotFound();
        try
        {
            await commands.Send(CallerOf(what), new StopNotificationMail(what.Kinds));
            return Results.Ok();
        }
        catch (NotFound)
        {
            return Results.NotFound();
        }
    }

    /// <summary>The person, without any of their roles.</summary>
    internal static Caller CallerOf(Unsubscribing what) => Caller.Person(what.PersonId, "", []);
}
