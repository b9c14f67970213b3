namespace Governance.Portal.Shared;

/// <summary>How urgent a due date is: the only thing amber and red may mean.</summary>
public enum DueTone
{
    Later,
    Soon,
    Over,
}

/// <summary>
/// A due date in words: the day first, the distance second, never the distance alone. Business days are Monday to
/// Friday and are called that; they are used when overdue and beyond seven days.
/// </summary>
public sealed record DueWords(string Day, string Distance, DueTone Tone)
{
    /// <summary>One line for sentences: "Due today, 5 pm", "Due Wed, Nov 25 (in 2 days)", "2 business days overdue".</summary>
    public string Line { get; private init; } = "";

    public static DueWords Of(DateTimeOffset due, TimeProvider clock, Dates dates, Words words)
    {
        var now = clock.GetUtcNow();
        if (due < now)
            return Overdue(due, dates, words);
        var days = dates.DayOf(due).DayNumber - dates.Today.DayNumber;
        var day = dates.Short(due);
        return days switch
        {
            0 => new(words["Today"], words["before {0}", dates.Time(due)], DueTone.Soon) { Line = words["Due today, {0}", dates.Time(due)] },
            1 => Ahead(day, words["tomorrow"], words),
            <= 7 => Ahead(day, words["in {0} days", days], words),
            _ => Ahead(day, words["in {0} business days", BusinessDays(dates.Today, dates.DayOf(due))], words),
        };
    }

    /// <summary>Mondays to Fridays after the first day up to and including the second; public holidays are not known here.</summary>
    public static int BusinessDays(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                count++;
        }
        return count;
    }

    private static DueWords Ahead(string day, string distance, Words words) =>
        new(day, distance, DueTone.Later) { Line = words["Due {0} ({1})", day, distance] };

    private static DueWords Overdue(DateTimeOffset due, Dates dates, Words words)
    {
        var distance = BusinessDays(dates.DayOf(due), dates.Today) switch
        {
            0 => words["overdue since {0}", dates.Time(due)],
            1 => words["1 business day overdue"],
            var days => words["{0} business days overdue", days],
        };
        return new(dates.Short(due), distance, DueTone.Over) { Line = distance };
    }
}
