using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Domain.Meetings;

/// <summary>Dates and times of day in both languages, as minutes write them.</summary>
internal static class MeetingWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-CA");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-CA");

    /// <summary>"November 26, 2026" or « 26 novembre 2026 ».</summary>
    internal static Bilingual Day(DateTime local) =>
        new(local.ToString("MMMM d, yyyy", English), (local.Day == 1 ? "1er" : local.Day.ToString(French)) + local.ToString(" MMMM yyyy", French));

    /// <summary>"1:57 pm" or « 13 h 57 ».</summary>
    internal static Bilingual Time(DateTime local) => new(
        $"{(local.Hour % 12 == 0 ? 12 : local.Hour % 12)}:{local.Minute:00}\u00A0{(local.Hour < 12 ? "am" : "pm")}",
        $"{local.Hour}\u00A0h\u00A0{local.Minute:00}");

    /// <summary>The names one after the other.</summary>
    internal static Bilingual List(IEnumerable<Bilingual> names)
    {
        var all = names.ToList();
        return new(string.Join(", ", all.Select(name => name.In(English))), string.Join(", ", all.Select(name => name.In(French))));
    }
}
