namespace Governance.Domain.Credentials;

/// <summary>
/// How often a micro-credential in the catalogue is looked at as a whole: once a year (toolkit, chapters 3 and 9: the
/// yearly look; the shipped workflows wait for a year, "P1Y").
/// </summary>
public static class ReviewCycle
{
    /// <summary>Whatever was last looked at before this is due before the present quarter ends, or overdue.</summary>
    public static DateTimeOffset LookedBefore(DateTimeOffset now) => EndOfQuarter(now).AddYears(-1);

    /// <summary>When the next yearly look is due.</summary>
    public static DateTimeOffset DueAfter(DateTimeOffset looked) => looked.AddYears(1);

    private static DateTimeOffset EndOfQuarter(DateTimeOffset at) =>
        new DateTimeOffset(at.Year, (at.Month - 1) / 3 * 3 + 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(3);
}
