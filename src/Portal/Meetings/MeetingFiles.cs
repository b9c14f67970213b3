using System.Text;
using Governance.Domain.Commands;
using Governance.Domain.Meetings;
using Governance.Domain.Rules;
using Governance.Portal.Accounts;
using Governance.Portal.Mail;

namespace Governance.Portal.Meetings;

/// <summary>The iCalendar files of one meeting and of a body, for those who may read them.</summary>
internal static class MeetingFiles
{
    internal static void MapMeetingFiles(this WebApplication portal)
    {
        portal.MapGet("/meetings/{meetingId:guid}/meeting.ics", OfMeeting);
        portal.MapGet("/bodies/{bodyId:guid}/meetings.ics", OfBody);
    }

    internal static string AddressOf(Guid bodyId) => $"/bodies/{bodyId}/meetings.ics";

    [RequiresPermission(Permission.ReadBodies, Permission.Vote)]
    private static async Task<IResult> OfMeeting(Guid meetingId, HttpContext context, CallerOf callers, MeetingQueries meetings, TimeProvider clock, PortalAddress address)
    {
        try
        {
            return File([(await meetings.Find(meetingId, await Caller(context, callers))).Line], clock, address, "meeting.ics");
        }
        catch (NotFound)
        {
            return Results.NotFound();
        }
    }

    [RequiresPermission(Permission.ReadBodies, Permission.Vote)]
    private static async Task<IResult> OfBody(Guid bodyId, HttpContext context, CallerOf callers, MeetingQueries meetings, TimeProvider clock, PortalAddress address) =>
        await meetings.List(await Caller(context, callers), bodyId) is { Count: > 0 } lines ? File(lines, clock, address, "meetings.ics") : Results.NotFound();

    // no page stands behind a file, so the person is the request's own
    private static async Task<Caller> Caller(HttpContext context, CallerOf callers) => (await callers.Person(context.User))?.ToCaller() ?? Domain.Commands.Caller.Visitor;

    private static IResult File(IEnumerable<MeetingLine> lines, TimeProvider clock, PortalAddress address, string name) =>
        Results.File(Encoding.UTF8.GetBytes(CalendarFile.Of(lines, clock.GetUtcNow(), address.Of)), "text/calendar; charset=utf-8", name);
}
