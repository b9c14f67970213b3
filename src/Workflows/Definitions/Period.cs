using System.Globalization;
using System.Text.RegularExpressions;
using Governance.Domain.Calendars;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>
/// A length of time as definitions write it: Elsa's time span ("1.12:00:00", "00:00:05") or an ISO 8601 period with
/// calendar years and months ("P1Y", "P30D", "PT90S"). At most a thousand years, so that no clock runs out of dates.
/// Beyond both, a number of business days ("P10BD"), which only a calendar can count.
/// </summary>
internal static partial class Period
{
    private const int LongestInYears = 1_000;

    /// <summary>The time that lies one period after another. Throws a sentence for a text that is neither form.</summary>
    public static DateTimeOffset After(DateTimeOffset from, string period) =>
        Length(period) is { } length
            ? from.AddMonths(length.Months) + length.Span
            : throw new RuleBroken(new Sentence("“{0}” is not a length of time.", period));

    /// <summary>How many business days a text such as "P10BD" says; null for every other length of time.</summary>
    public static int? BusinessDays(string period) =>
        Working().Match(period) is { Success: true } match && int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is > 0 and <= BusinessCalendar.MostDays and var days
            ? days : null;

    /// <summary>Whether the text is a length of time, none at all included.</summary>
    public static bool IsValid(string period) => Length(period) is { Span.Ticks: >= 0 } || BusinessDays(period) is not null;

    /// <summary>Whether the text is a length of time, told without a calendar, after which something may happen again: longer than none.</summary>
    public static bool IsInterval(string period) => Length(period) is { Span.Ticks: >= 0 } length && length != default((int, TimeSpan));

    /// <summary>Years and months have no fixed length, so they are counted apart from the rest.</summary>
    private static (int Months, TimeSpan Span)? Length(string period)
    {
        if (!TimeSpan.TryParse(period, CultureInfo.InvariantCulture, out var rest))
            return Calendar().Match(period) is { Success: true } parts ? Length(parts) : null;
        return Math.Abs(rest.TotalDays) <= LongestInYears * 365 ? (0, rest) : null;
    }

    private static (int Months, TimeSpan Span)? Length(Match parts)
    {
        var months = (Number("Y") * 12) + Number("M");
        var rest = (((Number("W") * 7) + Number("D")) * 86_400) + (Number("h") * 3_600) + (Number("m") * 60) + Number("s");
        return (months / 12) + (rest / 86_400 / 365) <= LongestInYears ? ((int)months, new TimeSpan((long)(rest * TimeSpan.TicksPerSecond))) : null;

        decimal Number(string unit) => parts.Groups[unit] is { Success: true } digits ? decimal.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^P(?=.)((?<Y>[0-9]{1,9})Y)?((?<M>[0-9]{1,9})M)?((?<W>[0-9]{1,9})W)?((?<D>[0-9]{1,9})D)?(T(?=.)((?<h>[0-9]{1,9})H)?((?<m>[0-9]{1,9})M)?((?<s>[0-9]{1,9}(\.[0-9]{1,7})?)S)?)?\z")]
    private static partial Regex Calendar();

    [GeneratedRegex(@"^P(?<n>[0-9]{1,5})BD\z")]
    private static partial Regex Working();
}
