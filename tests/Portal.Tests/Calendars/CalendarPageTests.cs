using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Portal.Calendars;
using Governance.Portal.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests.Calendars;

[Visits(typeof(CalendarPage))]
public sealed class CalendarPageTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_officer_writes_a_break_by_keyboard_and_what_cannot_be_is_said_and_kept()
    {
        var college = await portal.Institution();
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(await portal.Person(Role.QaOfficer, college));
        await visit.Page.GotoAsync("/calendar");
        var french = visit.Page.GetByLabel("Name in French").First;
        await visit.Page.GetByLabel("First day").First.FillAsync("2027-01-04");
        await visit.Page.GetByLabel("Last day").First.FillAsync("2027-01-01");
        await visit.Page.GetByLabel("Name in English").First.FillAsync("Winter closure");
        await french.FillAsync("Fermeture d’hiver");
        await visit.Page.GetByLabel("Friday").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await french.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("A break ends on the day it begins, or later.");
        await Expect(french).ToHaveValueAsync("Fermeture d’hiver");
        Assert.Equal(BusinessCalendar.Standard, await Kept(college));

        await visit.Page.GetByLabel("First day").First.FillAsync("2026-12-24");
        await french.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        var kept = await Kept(college);
        Assert.Equal(new CalendarBreak(new(2026, 12, 24), new(2027, 1, 1), new("Winter closure", "Fermeture d’hiver")), Assert.Single(kept.Breaks));
        Assert.DoesNotContain(DayOfWeek.Friday, kept.WorkingDays);
    }

    [Fact]
    public async Task Is_accessible_in_every_look()
    {
        var college = await portal.Institution();
        var other = await portal.Institution();
        var officer = await portal.Person(Role.QaOfficer, college);
        await portal.Send(Caller.System, new GrantRole(officer.Id, Role.QaOfficer.Id, other));
        foreach (var look in Look.All)
        {
            await using var visit = await browser.Visit(portal, look);
            await visit.SignIn(officer);
            foreach (var address in new[] { "/calendar", $"/calendar?organisation={other}&saved=true" })
            {
                await visit.Page.GotoAsync(address);
                await visit.IsAccessibleAtEveryWidth($"{address.Split('&')[^1]}, {look}");
            }
            await visit.Picture($"calendar-{look}");
            visit.SawEveryPageOf<CalendarPageTests>();
        }
    }

    private Task<BusinessCalendar> Kept(Guid college) => portal.Ask((OrganisationQueries organisations) => organisations.Calendar(college));
}
