using System.Globalization;

namespace Governance.Portal.Shared;

/// <summary>
/// Dates and times as a person reads them, in the reader's time zone and language; a time of day says its zone where that is
/// not the institution's (forms of the Translation Bureau): "Thursday, November 26, 2026", "1:30 pm"; « le jeudi 26 novembre 2026 », « 13 h 30 ».
/// </summary>
public sealed class Dates(TimeProvider clock, ReaderZone reader)
{
    private const string NoBreak = "\u00A0";
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");
    private static readonly CultureInfo FrenchCulture = CultureInfo.GetCultureInfo("fr-CA");
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] FrenchMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
    private static readonly string[] FrenchDays = ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(reader.Zone);

    private static bool French => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr";

    /// <summary>The same where clocks show another time: at an organisation elsewhere. What binds others begins and ends at their midnight.</summary>
    /// <param name="timeZone">Of the IANA list; null: the portal's own, which holds where an organisation has not said.</param>
    public Dates In(string? timeZone) => new(clock, reader.At(timeZone ?? reader.Portal));

    /// <summary>The same where the reader's own institution is, whatever zone they chose to read in.</summary>
    public Dates AtHome => In(reader.Home);

    public DateOnly Today => DayOf(clock.GetUtcNow());

    /// <summary>The day on which an instant falls where the reader is.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    /// <summary>"Thursday, November 26, 2026" or « le jeudi 26 novembre 2026 ».</summary>
    public string Full(DateTimeOffset at) => Full(DayOf(at));

    public string Full(DateOnly day) => French
        ? "le " + day.ToString("dddd ", FrenchCulture) + DayNumber(day) + day.ToString(" MMMM yyyy", FrenchCulture)
        : day.ToString("dddd, MMMM d, yyyy", English);

    /// <summary>"November 26, 2026" or « 26 novembre 2026 ».</summary>
    public string Day(DateTimeOffset at) => Day(DayOf(at));

    public string Day(DateOnly day) => French
        ? DayNumber(day) + day.ToString(" MMMM yyyy", FrenchCulture)
        : day.ToString("MMMM d, yyyy", English);

    /// <summary>"Thu, Nov 26" or « jeu. 26 nov. »; with the year when it is not this one.</summary>
    public string Short(DateTimeOffset at) => Short(DayOf(at));

    public string Short(DateOnly day)
    {
        var isThisYear = day.Year == Today.Year;
        if (French)
            return isThisYear ? $"{FrenchDays[(int)day.DayOfWeek]} {ShortFrench(day)}" : $"{ShortFrench(day)} {day.Year}";
        var month = EnglishMonths[day.Month - 1];
        return isThisYear ? $"{day.ToString("ddd", English).TrimEnd('.')}, {month} {day.Day}" : $"{month} {day.Day}, {day.Year}";
    }

    /// <summary>"1:30 pm" or « 13 h 30 »; whole hours without minutes. Elsewhere than at the institution: "10:30 am (Pacific)".</summary>
    public string Time(DateTimeOffset at) => reader.IsNamed ? $"{TimeOfDay(Local(at))} ({TimeZones.Name(reader.Zone)})" : TimeOfDay(Local(at));

    /// <summary>"Fri, Nov 20, 3:41 pm" or « ven. 20 nov., 15 h 41 ».</summary>
    public string ShortWithTime(DateTimeOffset at) => $"{Short(at)}, {Time(at)}";

    /// <summary>2026-11-26: tables and files, and the <c>datetime</c> attribute.</summary>
    public string Iso(DateTimeOffset at) => DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The last moment of a day that a person chose, as an instant.</summary>
    public DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1)).AddMilliseconds(-1);

    /// <summary>The first moment of a day that a person chose, as an instant.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static string TimeOfDay(DateTime time)
    {
        if (French)
            return $"{time.Hour}{NoBreak}h" + (time.Minute == 0 ? "" : $"{NoBreak}{time.Minute:00}");
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        return $"{hour}" + (time.Minute == 0 ? "" : $":{time.Minute:00}") + NoBreak + (time.Hour < 12 ? "am" : "pm");
    }

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    private static string DayNumber(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

    private static string ShortFrench(DateOnly day) => $"{DayNumber(day)} {FrenchMonths[day.Month - 1]}";
}
