using System.Globalization;
using System.Text;
using Governance.Domain.Meetings;

namespace Governance.Portal.Meetings;

/// <summary>
/// Meetings as an iCalendar file (RFC 5545), for the calendars that people keep: times in universal time, lines folded at
/// 75 octets, one event a meeting whose number rises with every change.
/// </summary>
internal static class CalendarFile
{
    private const int LongestLine = 75;

    /// <param name="at">When the file is made.</param>
    /// <param name="address">The full address of a path of the portal.</param>
    internal static string Of(IEnumerable<MeetingLine> meetings, DateTimeOffset at, Func<string, string> address)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN", "VCALENDAR");
        Line(file, "VERSION", "2.0");
        Line(file, "PRODID", "-//Governance//Meetings//EN");
        Line(file, "CALSCALE", "GREGORIAN");
        foreach (var meeting in meetings)
            Event(file, meeting, at, address("/meetings/" + meeting.Id));
        Line(file, "END", "VCALENDAR");
        return file.ToString();
    }

    private static void Event(StringBuilder file, MeetingLine meeting, DateTimeOffset at, string page)
    {
        Line(file, "BEGIN", "VEVENT");
        Line(file, "UID", meeting.Id + "@governance");
        Line(file, "SEQUENCE", meeting.Revision.ToString(CultureInfo.InvariantCulture));
        Line(file, "DTSTAMP", Instant(at));
        Line(file, "DTSTART", Instant(meeting.StartsAt));
        Line(file, "DTEND", Instant(meeting.EndsAt));
        Line(file, "SUMMARY", Text(meeting.Body.ToString()));
        Line(file, "LOCATION", Text(string.Join(", ", new[] { meeting.Room, meeting.Link ?? "" }.Where(part => part.Length > 0))));
        Line(file, "DESCRIPTION", Text(page));
        Line(file, "URL", page);
        Line(file, "STATUS", meeting.State == MeetingState.Cancelled ? "CANCELLED" : "CONFIRMED");
        Line(file, "END", "VEVENT");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // a line that is too long goes on after a line break and a space; a letter of several octets is not cut
    private static void Line(StringBuilder file, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
