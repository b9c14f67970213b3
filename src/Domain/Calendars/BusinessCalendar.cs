using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Calendars;

/// <summary>Days on which nobody works, the first and the last included: a holiday, a reading week, the summer.</summary>
public sealed record CalendarBreak(DateOnly From, DateOnly To, Bilingual Name)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>
/// The days on which an organisation works, where it is. A time limit in business days runs on these alone ("breaks
/// excluded", governance variants, timers).
/// </summary>
/// <param name="TimeZone">Of the IANA list: "America/Halifax".</param>
public sealed record BusinessCalendar(string TimeZone, IReadOnlyList<DayOfWeek> WorkingDays, IReadOnlyList<CalendarBreak> Breaks)
{
    /// <summary>The longest time limit, in business days: about eight years.</summary>
    public const int MostDays = 2_000;

    private const int MostBreaks = 200;
    private const int LongestBreak = 200;

    /// <summary>Monday to Friday in the time zone of the portal, no breaks: of an organisation that has not said otherwise.</summary>
    public static readonly BusinessCalendar Standard = new("America/Toronto",
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], []);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public bool IsBusinessDay(DateOnly day) => WorkingDays.Contains(day.DayOfWeek) && !Breaks.Any(one => one.Covers(day));

    /// <summary>The day on which an instant falls where the organisation is.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>
    /// The same time of day on the business day that lies this many business days after the day of <paramref name="from"/>,
    /// in universal time. The day itself does not count, a holiday in between does not either.
    /// </summary>
    public DateTimeOffset After(DateTimeOffset from, int businessDays) => Away(from, businessDays, 1);

    /// <summary>The same the other way: so many business days before the day of <paramref name="to"/>, such as a deadline for papers.</summary>
    public DateTimeOffset Before(DateTimeOffset to, int businessDays) => Away(to, businessDays, -1);

    /// <summary>What clocks show where the organisation is.</summary>
    public DateTime LocalOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>The instant, in universal time, at which clocks there show this day and time.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => Instant(day.ToDateTime(time), Zone);

    /// <summary>The business days after the day of <paramref name="from"/> up to and including the day of <paramref name="to"/>; 0 where there is none.</summary>
    public int Between(DateTimeOffset from, DateTimeOffset to)
    {
        var count = 0;
        var last = DayOf(to);
        for (var day = DayOf(from).AddDays(1); day <= last; day = day.AddDays(1))
        {
            if (IsBusinessDay(day))
                count++;
        }
        return count;
    }

    /// <summary>Throws <see cref="RuleBroken"/> with a sentence for a calendar on which no limit would ever end, or that cannot be read.</summary>
    public void RequireUsable()
    {
        Rule.Require(TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _), "Choose a time zone.");
        Rule.Require(WorkingDays.Any(Enum.IsDefined), "Choose at least one working day.");
        Rule.Require(Breaks.Count <= MostBreaks, "Keep at most {0} breaks; remove those that are over.", MostBreaks);
        foreach (var one in Breaks)
        {
            Rule.Require(one.Name.IsComplete, "Write the name in English and in French.");
            Rule.Require(one.From <= one.To, "A break ends on the day it begins, or later.");
            Rule.Require(one.To.DayNumber - one.From.DayNumber < LongestBreak, "A break lasts at most {0} days.", LongestBreak);
        }
    }

    private DateTimeOffset Away(DateTimeOffset from, int businessDays, int step)
    {
        Rule.Require(businessDays is > 0 and <= MostDays, "A time limit in business days lies between 1 and {0}.", MostDays);
        var start = LocalOf(from);
        var day = DateOnly.FromDateTime(start);
        for (var left = businessDays; left > 0;)
        {
            day = day.AddDays(step);
            if (IsBusinessDay(day))
                left--;
        }
        return Instant(day.ToDateTime(TimeOnly.FromDateTime(start)), Zone);
    }

    // When clocks are put forward, an hour does not exist: the limit falls an hour later.
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var existing = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(existing, zone.GetUtcOffset(existing)).ToUniversalTime();
    }
}
