using System.Text;
using Governance.Domain.Meetings;
using Governance.Portal.Meetings;

namespace Governance.Portal.Tests.Meetings;

/// <summary>What the calendars of other programs need (RFC 5545).</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 13, 30, 0, TimeSpan.FromHours(-5));

    private static readonly MeetingLine Line = new(
        Guid.Parse("019abcde-0000-7000-8000-000000000001"), Guid.Empty, new("Senate", "Sénat"), new("College", "Collège"), Start, 120, "Room B-204; second floor", null, "America/Toronto", MeetingState.Planned, 1, null)
    {
        Revision = 3,
    };

    [Fact]
    public void Times_are_universal_and_text_is_escaped() => Assert.Equal(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Governance//Meetings//EN
        CALSCALE:GREGORIAN
        BEGIN:VEVENT
        UID:019abcde-0000-7000-8000-000000000001@governance
        SEQUENCE:3
        DTSTAMP:20261120T090000Z
        DTSTART:20261126T183000Z
        DTEND:20261126T203000Z
        SUMMARY:Senate
        LOCATION:Room B-204\; second floor
        DESCRIPTION:https://x/meetings/019abcde-0000-7000-8000-000000000001
        URL:https://x/meetings/019abcde-0000-7000-8000-000000000001
        STATUS:CONFIRMED
        END:VEVENT
        END:VCALENDAR

        """.ReplaceLineEndings("\r\n"), Of(Line));

    [Fact]
    public void A_long_line_is_folded_between_letters_at_75_octets()
    {
        var file = Of(Line with { Room = string.Concat(Enumerable.Repeat("Édifice ", 30)), State = MeetingState.Cancelled });
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains("LOCATION:" + string.Concat(Enumerable.Repeat("Édifice ", 30)), file.Replace("\r\n ", "", StringComparison.Ordinal));
        Assert.Contains("STATUS:CANCELLED", file);
    }

    private static string Of(MeetingLine line) => CalendarFile.Of([line], new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), path => "https://x" + path);
}
