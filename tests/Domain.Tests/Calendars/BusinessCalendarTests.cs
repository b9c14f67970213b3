using System.Globalization;
using Governance.Domain.Calendars;
using Governance.Domain.Rules;

namespace Governance.Domain.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar College = BusinessCalendar.Standard with
    {
        Breaks =
        [
            new(new(2026, 12, 24), new(2027, 1, 3), new("Winter closure", "Fermeture d’hiver")),
            new(new(2027, 3, 26), new(2027, 3, 26), new("Good Friday", "Vendredi saint")),
        ],
    };

    [Theory]
    [InlineData("2026-11-25T19:30", 1, "2026-11-26T19:30")]
    [InlineData("2026-11-25T19:30", 3, "2026-11-30T19:30")] // over a weekend
    [InlineData("2026-11-28T19:30", 1, "2026-11-30T19:30")] // from a Saturday
    [InlineData("2026-12-23T19:30", 1, "2027-01-04T19:30")] // over the closure
    [InlineData("2026-12-23T02:30", 1, "2026-12-24T02:30")] // still the 22nd in Toronto: due on the 23rd
    [InlineData("2027-03-11T19:30", 2, "2027-03-15T18:30")] // the same time of day, though the clocks went forward
    public void A_limit_ends_at_the_same_time_of_day_on_the_business_day(string from, int days, string until) =>
        Assert.Equal(At(until), College.After(At(from), days));

    [Theory]
    [InlineData("2026-11-30T19:30", 1, "2026-11-27T19:30")] // over a weekend
    [InlineData("2027-01-05T19:30", 2, "2026-12-23T19:30")] // over the closure
    [InlineData("2027-03-15T18:30", 2, "2027-03-11T19:30")] // the same time of day, though the clocks went forward
    public void Papers_close_at_the_same_time_of_day_so_many_business_days_before(string to, int days, string at) =>
        Assert.Equal(At(at), College.Before(At(to), days));

    [Fact]
    public void An_hour_that_the_clocks_skip_is_an_hour_later()
    {
        var sundays = College with { WorkingDays = [DayOfWeek.Sunday] };
        Assert.Equal(At("2027-03-14T07:30"), sundays.After(At("2027-03-07T07:30"), 1)); // 2:30 at night does not exist: 3:30
    }

    [Theory]
    [InlineData("2026-11-25T12:00", "2026-11-25T23:00", 0)]
    [InlineData("2026-11-25T12:00", "2026-11-30T12:00", 3)]
    [InlineData("2026-12-23T12:00", "2027-01-04T12:00", 1)]
    [InlineData("2027-01-04T12:00", "2026-12-23T12:00", 0)]
    public void Business_days_between_leave_out_the_first_day(string from, string to, int days) =>
        Assert.Equal(days, College.Between(At(from), At(to)));

    [Fact]
    public void Counting_forward_and_counting_between_agree()
    {
        for (var start = 0; start < 60; start++)
        for (var days = 1; days < 40; days++)
        {
            var from = At("2026-11-25T19:30").AddDays(start);
            Assert.Equal(days, College.Between(from, College.After(from, days)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2001)]
    public void A_limit_has_a_sensible_length(int days) =>
        Assert.Equal("A time limit in business days lies between 1 and 2000.",
            Assert.Throws<RuleBroken>(() => College.After(At("2026-11-25T19:30"), days)).Sentence.In(CultureInfo.GetCultureInfo("en-CA")));

    [Fact]
    public void The_longest_limit_ends_even_where_the_breaks_are_long()
    {
        var busy = College with { WorkingDays = [DayOfWeek.Monday], Breaks = [.. Enumerable.Range(2026, 50).Select(year => new CalendarBreak(new(year, 6, 1), new(year, 12, 17), new("Away", "Absence")))] };
        busy.RequireUsable();
        Assert.True(busy.After(At("2026-11-25T19:30"), BusinessCalendar.MostDays) > At("2060-01-01T00:00"));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
