using System.Globalization;

namespace Governance.Workflows.Expressions;

/// <summary>
/// Dates as a script has them: texts in the forms of ISO 8601, in UTC, so that they are compared as texts. The only
/// clock is the burst's own, which stands still while it runs. A date with a time stays one, a date without stays
/// without. Years 1 to 9999; past them a sentence.
/// </summary>
internal static class ScriptDates
{
    private const string Day = "yyyy-MM-dd";
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly string[] Moments =
        [.. new[] { "", ":ss", ":ss.FFFFFFF" }.SelectMany(seconds => new[] { "", "K" }.Select(zone => "yyyy-MM-dd'T'HH:mm" + seconds + zone))];

    public static readonly OrderedDictionary<string, JsValue> Functions = new(StringComparer.Ordinal)
    {
        ["now"] = JsValue.Of((run, _) => Written(Now(run, "now"), isDay: false)),
        ["today"] = JsValue.Of((run, _) => Written(Now(run, "today"), isDay: true)),
        ["addDays"] = JsValue.Of((run, given) => Added(run, given, "addDays", AddDays)),
        ["addMonths"] = JsValue.Of((run, given) => Added(run, given, "addMonths", AddMonths)),
        ["addYears"] = JsValue.Of((run, given) => Added(run, given, "addYears", (date, years) => AddMonths(date, years * 12))),
        ["daysBetween"] = JsValue.Of((run, given) => JsValue.Of((Date(run, given, 1, "daysBetween").At.Date - Date(run, given, 0, "daysBetween").At.Date).TotalDays)),
        ["formatDate"] = JsValue.Of((run, given) => Written(Date(run, given, 0, "formatDate").At, isDay: true)),
    };

    private static DateTime Now(ScriptRun run, string function) =>
        run.Context.Now?.UtcDateTime ?? throw new ExpressionFault(null, "“{0}” is known only while a workflow runs.", function);

    private static JsValue Written(DateTime at, bool isDay) => JsValue.Of(at.ToString(isDay ? Day : Moment, CultureInfo.InvariantCulture));

    private static JsValue Added(ScriptRun run, IReadOnlyList<JsValue> given, string function, Func<DateTime, double, DateTime?> add)
    {
        var (at, isDay) = Date(run, given, 0, function);
        var number = JsConversion.ToNumber(run, ScriptGlobals.At(given, 1));
        if (!double.IsInteger(number))
            throw new ExpressionFault(null, "“{0}” needs a date and a whole number.", function);
        return Written(add(at, number) ?? throw new ExpressionFault(null, "“{0}” leaves the calendar, which ends with the year 9999.", function), isDay);
    }

    private static DateTime? AddDays(DateTime date, double days) =>
        days >= (DateTime.MinValue - date.Date).TotalDays && days <= (DateTime.MaxValue.Date - date.Date).TotalDays ? date.AddDays(days) : null;

    // the last day of a shorter month stands for one that it has not
    private static DateTime? AddMonths(DateTime date, double months) =>
        (date.Year * 12) + date.Month - 1 + months is >= 12 and < 120_000 ? date.AddMonths((int)months) : null;

    private static (DateTime At, bool IsDay) Date(ScriptRun run, IReadOnlyList<JsValue> given, int index, string function)
    {
        var text = ScriptGlobals.At(given, index) is { IsNothing: false } value ? JsConversion.ToText(run, value) : "";
        const DateTimeStyles InUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, InUtc, out var day))
            return (day, true);
        return DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, InUtc, out var at)
            ? (at, false)
            : throw new ExpressionFault(null, "“{0}” needs a date such as 2026-01-31 or 2026-01-31T14:30:00Z.", function);
    }
}
