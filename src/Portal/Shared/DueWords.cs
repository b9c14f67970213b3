using Governance.Domain.Calendars;

namespace Governance.Portal.Shared;

/// <summary>How urgent a due date is: the only thing amber and red may mean.</summary>
public enum DueTone
{
    Later,
    Soon,
    Over,
}

/// <summary>
/// A due date in words: the day first, the distance second, never the distance alone. Business days are those of the
/// organisation whose record it is, and are called that; they are used when overdue and beyond seven days.
/// </summary>
public sealed record DueWords(string Day, string Distance, DueTone Tone)
{
    /// <summary>One line for sentences: "Due today, 5 pm", "Due Wed, Nov 25 (in 2 days)", "2 business days overdue".</summary>
    public string Line { get; private init; } = "";

    public static DueWords Of(DateTimeOffset due, BusinessCalendar calendar, TimeProvider clock, Dates dates, Words words)
    {
        var now = clock.GetUtcNow();
        if (due < now)
            return Overdue(due, calendar.Between(due, now), dates, words);
        var days = dates.DayOf(due).DayNumber - dates.Today.DayNumber;
        var day = dates.Short(due);
        return days switch
        {
            0 => new(words["Today"], words["before {0}", dates.Time(due)], DueTone.Soon) { Line = words["Due today, {0}", dates.Time(due)] },
            1 => Ahead(day, words["tomorrow"], words),
            <= 7 => Ahead(day, words["in {0} days", days], words),
            _ => Ahead(day, InBusinessDays(calendar.Between(now, due), days, words), words),
        };
    }

    // a break may leave no business day at all
    private static string InBusinessDays(int businessDays, int days, Words words) => businessDays switch
    {
        0 => words["in {0} days", days],
        1 => words["in 1 business day"],
        _ => words["in {0} business days", businessDays],
    };

    private static DueWords Ahead(string day, string distance, Words words) =>
        new(day, distance, DueTone.Later) { Line = words["Due {0} ({1})", day, distance] };

    private static DueWords Overdue(DateTimeOffset due, int businessDays, Dates dates, Words words)
    {
        var distance = businessDays switch
        {
            0 => words["overdue since {0}", dates.DayOf(due) == dates.Today ? dates.Time(due) : dates.Short(due)],
            1 => words["1 business day overdue"],
            var days => words["{0} business days overdue", days],
        };
        return new(dates.Short(due), distance, DueTone.Over) { Line = distance };
    }
}
