using Governance.Domain.Calendars;

namespace Governance.Domain.Work;

/// <summary>
/// What people are told while a step waits (governance variants, timers: remind at 50 % and 100 %, escalate at 120 %). It
/// tells; it never answers. The names are stored.
/// </summary>
public enum Notice
{
    /// <summary>Half of the step's time is over.</summary>
    HalfTime,

    /// <summary>The step is due.</summary>
    Due,

    /// <summary>A fifth of its time more is over: others are told too.</summary>
    Late,
}

/// <summary>When each notice is given.</summary>
public static class NoticeTimes
{
    /// <summary>
    /// On a business day of the organisation, at the time of day at which the step was opened (half-time) or is due. A step with
    /// less than two business days counts by the clock.
    /// </summary>
    public static DateTimeOffset Of(Notice notice, BusinessCalendar calendar, DateTimeOffset openedAt, DateTimeOffset dueAt)
    {
        var days = Math.Min(calendar.Between(openedAt, dueAt), BusinessCalendar.MostDays);
        return notice switch
        {
            Notice.HalfTime => days > 1 ? calendar.After(openedAt, (days + 1) / 2) : openedAt + ((dueAt - openedAt) / 2),
            Notice.Due => dueAt,
            Notice.Late => days > 1 ? calendar.After(dueAt, (days + 4) / 5) : dueAt + ((dueAt - openedAt) / 5),
        };
    }
}
