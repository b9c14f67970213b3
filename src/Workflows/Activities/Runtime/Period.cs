using System.Globalization;
using System.Xml;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>
/// A length of time as definitions write it: Elsa's time span ("1.12:00:00", "00:00:05") or an ISO 8601 period with
/// calendar years and months ("P1Y", "P30D").
/// </summary>
internal static class Period
{
    /// <summary>The time that lies one period after another. Throws a sentence for a text that is neither form.</summary>
    public static DateTimeOffset After(DateTimeOffset from, string period)
    {
        if (TimeSpan.TryParse(period, CultureInfo.InvariantCulture, out var span))
            return from + span;
        var (years, months, rest) = Split(period);
        return from.AddYears(years).AddMonths(months) + rest;
    }

    public static bool IsValid(string period)
    {
        try
        {
            After(DateTimeOffset.UnixEpoch, period);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Years and months have no fixed length, so they are taken off before the rest is read.</summary>
    private static (int Years, int Months, TimeSpan Remaining) Split(string period)
    {
        var time = period.IndexOf('T', StringComparison.Ordinal);
        var date = time < 0 ? period : period[..time];
        var years = Take(ref date, 'Y');
        var months = Take(ref date, 'M');
        var rest = date + (time < 0 ? "" : period[time..]);
        return (years, months, rest == "P" ? TimeSpan.Zero : XmlConvert.ToTimeSpan(rest));
    }

    private static int Take(ref string date, char unit)
    {
        var end = date.IndexOf(unit, StringComparison.Ordinal);
        if (end < 0)
            return 0;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(date[start - 1]))
            start--;
        var number = int.Parse(date.AsSpan(start, end - start), CultureInfo.InvariantCulture);
        date = date.Remove(start, end - start + 1);
        return number;
    }
}
