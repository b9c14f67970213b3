using Governance.Domain.Calendars;

namespace Governance.Domain.Work;

/// <summary>
/// What people are told while a step waits (governance variants, timers: remind at 50 % and 100 %, escalate at 120 %). It
/// tells; it never answers. The names are stored.
/// </summary>
public enum Notice
{
    /// <summary>Half of the step's time is over, or as much as the step says.</summary>
    HalfTime,

    /// <summary>The step is due.</summary>
    Due,

    /// <summary>A fifth of its time more is over, or as much as the step says: others are told too.</summary>
    Late,
}

/// <summary>When notices of a step are given beside that of its due date, in percent of its time.</summary>
/// <param name="Half">From 1 to 99.</param>
/// <param name="Late">From 101 to <see cref="MostLate"/>.</param>
public sealed record NoticePercents(int Half, int Late)
{
    public const int MostLate = 1_000;

    /// <summary>Where a step says nothing (governance variants, timers).</summary>
    public static readonly NoticePercents Usual = new(50, 120);

    /// <summary>What a step says; the usual in the place of what is not there or no such percent.</summary>
    public static NoticePercents Of(int? half, int? late) => new(half is > 0 and < 100 ? half.Value : Usual.Half, late is > 100 and <= MostLate ? late.Value : Usual.Late);
}

/// <summary>When each notice is given.</summary>
public static class NoticeTimes
{
    /// <summary>
    /// On a business day of the organisation, at the time of day at which the step was opened (half-time) or is due. A step with
    /// less than two business days counts by the clock.
    /// </summary>
    public static DateTimeOffset Of(Notice notice, BusinessCalendar calendar, DateTimeOffset openedAt, DateTimeOffset dueAt, NoticePercents? percents = null)
    {
        var (half, late) = percents ?? NoticePercents.Usual;
        var days = Math.Min(calendar.Between(openedAt, dueAt), BusinessCalendar.MostDays);
        return notice switch
        {
            Notice.HalfTime => days > 1 ? calendar.After(openedAt, Part(days, half)) : openedAt + ((dueAt - openedAt) * half / 100),
            Notice.Due => dueAt,
            Notice.Late => days > 1 ? calendar.After(dueAt, Part(days, late - 100)) : dueAt + ((dueAt - openedAt) * (late - 100) / 100),
        };
    }

    // a day that was begun counts
    private static int Part(int days, int percent) => ((days * percent) + 99) / 100;
}
