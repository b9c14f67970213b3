using System.Globalization;
using Governance.Domain.Meetings;

namespace Governance.Portal.Meetings;

/// <summary>When and where a meeting is, as its form has it.</summary>
internal sealed class PlanForm
{
    public string? Body { get; set; }

    public string? Day { get; set; }

    public string? Time { get; set; } = "13:30";

    public int Length { get; set; } = 120;

    public int Papers { get; set; } = 5;

    public string? Room { get; set; }

    public string? Link { get; set; }

    internal static PlanForm Of(MeetingView meeting)
    {
        var start = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(meeting.Line.StartsAt, meeting.Line.TimeZone).DateTime;
        return new()
        {
            Day = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Time = start.ToString("HH:mm", CultureInfo.InvariantCulture),
            Length = meeting.Line.LengthInMinutes,
            Papers = meeting.PaperDays,
            Room = meeting.Line.Room,
            Link = meeting.Line.Link,
        };
    }

    /// <summary>Null where the date or the time cannot be read.</summary>
    internal WrittenPlan? Written() =>
        DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && TimeOnly.TryParse(Time, CultureInfo.InvariantCulture, out var time)
            ? new(day, time, Length, Room, Link, Papers)
            : null;
}
