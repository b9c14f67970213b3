using System.Globalization;
using Governance.Domain.Calendars;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Portal.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests;

/// <summary>Dates are told as clocks show them where the reader is, on pages that are sent and on those that live.</summary>
public sealed class TimeZoneTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_reader_in_Vancouver_is_told_the_time_of_Vancouver()
    {
        var college = await portal.Institution();
        var dean = await portal.Person(Role.Dean, college);
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(dean);
        var line = visit.Page.Locator("[aria-labelledby=browsers] li p.small");
        await visit.Page.GotoAsync("/settings/sessions");
        await Expect(line).ToContainTextAsync(Time("America/Toronto"));
        await Expect(line).Not.ToContainTextAsync("(");

        await portal.Send(dean.ToCaller(), new ChooseTimeZone("America/Vancouver"));
        await visit.Page.ReloadAsync();
        await Expect(line).ToContainTextAsync(Time("America/Vancouver") + " (Pacific)");
        await visit.Page.GotoAsync("/probe");
        await visit.UntilLive();
        await Expect(visit.Page.Locator("#clock")).ToHaveTextAsync(Time("America/Vancouver") + " (Pacific)");
        await visit.Page.GotoAsync("/settings");
        await Expect(visit.Page.Locator("#zone")).ToHaveValueAsync("America/Vancouver");

        // where their organisation is, nobody needs to be told
        await portal.Send(dean.ToCaller(), new ChooseTimeZone(null));
        await portal.Send((await portal.Person(Role.QaOfficer, college)).ToCaller(), new KeepCalendar(college, BusinessCalendar.Standard with { TimeZone = "America/Halifax" }));
        await visit.Page.GotoAsync("/settings/sessions");
        await Expect(line).ToContainTextAsync(Time("America/Halifax"));
        await Expect(line).Not.ToContainTextAsync("(");
    }

    private string Time(string zone)
    {
        var there = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(portal.Clock.GetUtcNow(), zone);
        return there.ToString(there.Minute == 0 ? "%h" : "h:mm", CultureInfo.InvariantCulture) + (there.Hour < 12 ? " am" : " pm");
    }
}
