using System.Globalization;
using Governance.Domain.Calendars;
using Governance.Portal.Host;
using Governance.Portal.Shared;
using Governance.Testing;

namespace Governance.Portal.Tests;

/// <summary>Dates and due dates in words, in both languages (forms of the Translation Bureau).</summary>
public sealed class DatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private readonly ManualClock clock = new(Now);
    private readonly Dates dates;

    public DatesTests() => dates = new Dates(clock, new ReaderZone(new PortalOptions(0, "/none/here.db", false)));

    [Theory]
    [InlineData("en-CA", "Thursday, November 26, 2026", "November 26, 2026", "Thu, Nov 26", "1:30\u00A0pm")]
    [InlineData("fr-CA", "le jeudi 26 novembre 2026", "26 novembre 2026", "jeu. 26 nov.", "13\u00A0h\u00A030")]
    public void Says_a_moment_in_both_languages(string culture, string full, string day, string brief, string time)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var at = new DateTimeOffset(2026, 11, 26, 18, 30, 0, TimeSpan.Zero);
        Assert.Equal([full, day, brief, time], [dates.Full(at), dates.Day(at), dates.Short(at), dates.Time(at)]);
        Assert.Equal("2026-11-26", dates.Iso(at));
    }

    [Fact]
    public void Names_the_year_when_it_is_another_one_and_the_first_of_a_month_in_French()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-CA");
        Assert.Equal("8 janv. 2027", dates.Short(new DateOnly(2027, 1, 8)));
        Assert.Equal("1er décembre 2026", dates.Day(new DateOnly(2026, 12, 1)));
        Assert.Equal("17\u00A0h", dates.Time(new DateTimeOffset(2026, 11, 26, 22, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Falls_on_the_institutions_day_not_on_that_of_UTC()
    {
        var lateEvening = new DateTimeOffset(2026, 11, 27, 3, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 11, 26), dates.DayOf(lateEvening));
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 5, 0, 0, TimeSpan.Zero), dates.StartOf(new DateOnly(2026, 11, 26)));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 4, 0, 0, TimeSpan.Zero), dates.StartOf(new DateOnly(2026, 7, 1)));
    }

    [Theory]
    [InlineData("en-CA", "1:30\u00A0pm", "10:30\u00A0am (Pacific)", "2:30\u00A0pm (Atlantic)")]
    [InlineData("fr-CA", "13\u00A0h\u00A030", "10\u00A0h\u00A030 (Pacifique)", "14\u00A0h\u00A030 (Atlantique)")]
    public void A_time_elsewhere_than_at_the_institution_says_where(string culture, string here, string west, string east)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var at = new DateTimeOffset(2026, 11, 26, 18, 30, 0, TimeSpan.Zero);
        Assert.Equal([here, west, east, here], [dates.In("America/Toronto").Time(at), dates.In("America/Vancouver").Time(at), dates.In("America/Halifax").Time(at), dates.Time(at)]);
        // to whoever reads in another zone than their institution's, no zone goes without saying
        Assert.StartsWith(here + " (", dates.In("America/Vancouver").In("America/Toronto").Time(at), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 26), dates.In("America/Vancouver").DayOf(new(2026, 11, 27, 7, 59, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("en-CA", 7, "Due today, 5\u00A0pm", DueTone.Soon)]
    [InlineData("en-CA", 55, "Due Wed, Nov 25 (in 2 days)", DueTone.Later)]
    [InlineData("en-CA", -72, "1 business day overdue", DueTone.Over)]
    [InlineData("en-CA", -96, "2 business days overdue", DueTone.Over)]
    [InlineData("fr-CA", 7, "Échéance\u00A0: aujourd’hui, 17\u00A0h", DueTone.Soon)]
    [InlineData("fr-CA", 55, "Échéance\u00A0: mer. 25 nov. (dans 2 jours)", DueTone.Later)]
    [InlineData("fr-CA", -96, "en retard de 2 jours ouvrables", DueTone.Over)]
    public void Says_when_it_is_due(string culture, int hours, string line, DueTone tone)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var due = DueWords.Of(Now.AddHours(hours), BusinessCalendar.Standard, clock, dates, new Words());
        Assert.Equal((line, tone), (due.Line, due.Tone));
    }

    [Theory]
    [InlineData(14 * 24, "Due Mon, Dec 7 (in 1 business day)")]
    [InlineData(15 * 24, "Due Tue, Dec 8 (in 2 business days)")]
    [InlineData(11 * 24, "Due Fri, Dec 4 (in 11 days)")]
    [InlineData(-3 * 24, "overdue since Fri, Nov 20")]
    [InlineData(-4 * 24, "1 business day overdue")]
    public void Counts_the_business_days_of_the_organisation_without_its_breaks(int hours, string line)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-CA");
        var calendar = BusinessCalendar.Standard with { Breaks = [new(new(2026, 11, 23), new(2026, 12, 4), new("Reading weeks", "Semaines de lecture"))] };
        Assert.Equal(line, DueWords.Of(Now.AddHours(hours), calendar, clock, dates, new Words()).Line);
    }
}
