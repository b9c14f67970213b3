using System.Globalization;
using Governance.Domain.Calendars;

namespace Governance.Portal.Calendars;

/// <summary>The calendar as its form sends it.</summary>
public sealed class CalendarForm
{
    public List<DayOfWeek> Days { get; set; } = [];

    public string Zone { get; set; } = "";

    public List<BreakForm> Breaks { get; set; } = [];

    public static CalendarForm Of(BusinessCalendar calendar) => new()
    {
        Days = [.. calendar.WorkingDays],
        Zone = calendar.TimeZone,
        Breaks = [.. calendar.Breaks.Select(BreakForm.Of)],
    };

    /// <summary>Rows whose dates are both empty are left out; a date that is missing or no date makes a break that the rules refuse.</summary>
    public BusinessCalendar Calendar() => new(Zone, Days, [.. Breaks.Where(row => !row.IsEmpty).Select(row => row.Break())]);
}

/// <summary>One row of breaks, as typed.</summary>
public sealed class BreakForm
{
    public string? From { get; set; }

    public string? To { get; set; }

    public string? NameEn { get; set; }

    public string? NameFr { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To);

    public static BreakForm Of(CalendarBreak one) => new() { From = Iso(one.From), To = Iso(one.To), NameEn = one.Name.En, NameFr = one.Name.Fr };

    /// <summary>A break of one day may be written with one date.</summary>
    public CalendarBreak Break()
    {
        var from = Day(From) ?? Day(To) ?? DateOnly.MaxValue;
        return new(from, Day(To) ?? (string.IsNullOrWhiteSpace(To) ? from : DateOnly.MinValue), new(NameEn?.Trim() ?? "", NameFr?.Trim() ?? ""));
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
