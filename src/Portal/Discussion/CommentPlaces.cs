using Governance.Domain.Commands;
using Governance.Domain.Discussion;
using Governance.Domain.Notifications;
using Governance.Domain.Rules;
using Governance.Portal.Accounts;

namespace Governance.Portal.Discussion;

/// <summary>One address for a comment, whoever follows it: it leads to where that person reads it.</summary>
internal static class CommentPlaces
{
    internal static void MapComments(this WebApplication portal) => portal.MapGet("/comments/{commentId:guid}", Place);

    internal static string AddressOf(Guid commentId) => "/comments/" + commentId;

    [RequiresPermission(Permission.Discuss)]
    private static async Task<IResult> Place(Guid commentId, HttpContext context, CallerOf callers, CommentQueries comments, CommandSender commands)
    {
        try
        {
            var caller = (await callers.Person(context.User))?.ToCaller() ?? Caller.Visitor;
            var place = await comments.Address(commentId, caller);
            await commands.Send(caller, new ReadNotifications(Places: [AddressOf(commentId)]));
            return Results.LocalRedirect((place.StepId is { } step ? $"/steps/{step}" : $"/records/{place.CredentialId}/comments") + "#comment-" + commentId);
        }
        catch (NotFound)
        {
            return Results.NotFound();
        }
    }
}
