using Governance.Domain.Calendars;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Tests.Organisations;

public sealed class KeepCalendarTests : IAsyncLifetime
{
    private static readonly CalendarBreak Closure = new(new(2026, 12, 24), new(2027, 1, 3), new("Winter closure", "Fermeture d’hiver"));

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.Start();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_officer_says_on_which_days_the_college_works()
    {
        var college = await host.A.Institution();
        var officer = await host.A.Person(Role.QaOfficer, college);
        Assert.Equal(BusinessCalendar.Standard, await Calendar(college));

        await host.Send(officer, new KeepCalendar(college, new("America/Halifax", [DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Monday], [Closure])));

        var kept = await Calendar(college);
        Assert.Equal("America/Halifax", kept.TimeZone);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Friday], kept.WorkingDays);
        Assert.Equal([Closure], kept.Breaks);
        Assert.Equal(1, await host.WithDb(db => db.Events.CountAsync(row => row.Name == "CalendarKept" && row.OrganisationId == college)));
    }

    [Fact]
    public async Task Nobody_keeps_the_calendar_of_another_college()
    {
        var officer = await host.A.Person(Role.QaOfficer, await host.A.Institution());
        var other = await host.A.Institution();
        await Broken.Rule<Refused>("This is not for your role.", () => host.Send(officer, new KeepCalendar(other, BusinessCalendar.Standard)));
    }

    [Fact]
    public async Task A_calendar_that_cannot_be_used_is_refused_with_a_sentence()
    {
        var college = await host.A.Institution();
        var officer = await host.A.Person(Role.QaOfficer, college);
        await Refused("Choose a time zone.", BusinessCalendar.Standard with { TimeZone = "Mars/Olympus" });
        await Refused("Choose at least one working day.", BusinessCalendar.Standard with { WorkingDays = [] });
        await Refused("Write the name in English and in French.", With(Closure with { Name = new Bilingual("Closure", "") }));
        await Refused("A break ends on the day it begins, or later.", With(Closure with { To = Closure.From.AddDays(-1) }));
        await Refused("A break lasts at most 200 days.", With(Closure with { To = Closure.From.AddDays(200) }));
        await Refused("Keep at most 200 breaks; remove those that are over.", With([.. Enumerable.Repeat(Closure, 201)]));
        Assert.Equal(BusinessCalendar.Standard, await Calendar(college));

        Task Refused(string sentence, BusinessCalendar calendar) => Broken.Rule(sentence, () => host.Send(officer, new KeepCalendar(college, calendar)));
    }

    private static BusinessCalendar With(params CalendarBreak[] breaks) => BusinessCalendar.Standard with { Breaks = breaks };

    private Task<BusinessCalendar> Calendar(Guid college) => host.Ask((OrganisationQueries organisations) => organisations.Calendar(college));
}
