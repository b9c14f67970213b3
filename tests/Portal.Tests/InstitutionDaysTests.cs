using System.Globalization;
using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Governance.Portal.Tests.Harness;
using Governance.Portal.Tests.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Governance.Portal.Tests;

/// <summary>What binds others begins and ends at the midnight of the institution, wherever whoever says so reads; and is told by the same days.</summary>
public sealed class InstitutionDaysTests(PortalFixture portal, Browser browser) : IClassFixture<PortalFixture>
{
    private const string Halifax = "America/Halifax";

    private DateOnly First => DateOnly.FromDateTime(portal.Clock.GetUtcNow().Date).AddDays(30);

    [Fact]
    public async Task Roles_and_seats_that_somebody_in_Vancouver_gives_at_a_college_in_Halifax()
    {
        var college = await portal.Institution();
        await portal.Send((await portal.Person(Role.QaOfficer, college)).ToCaller(), new KeepCalendar(college, BusinessCalendar.Standard with { TimeZone = Halifax }));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var (administrator, dean) = (await portal.Person(Role.Administrator, college), await portal.Person(Role.Dean, college));
        await portal.Send(administrator.ToCaller(), new ChooseTimeZone("America/Vancouver"));
        var body = await portal.Send(administrator.ToCaller(), new FoundBody(college, BodyKind.Panel, new("Panel", "Jury"), Bilingual.Empty, Bylaws.Usual, portal.Clock.GetUtcNow()));
        await using var visit = await browser.Visit(portal, Look.Default);
        var page = visit.Page;
        await visit.SignIn(administrator);

        await page.GotoAsync($"/people/{dean.Id}/roles/new");
        await page.Locator("#role").SelectOptionAsync(Role.Registrar.Id);
        await page.Locator("#place").SelectOptionAsync(college.ToString());
        await page.Locator("#from").FillAsync(Text(First));
        await page.Locator("#until").FillAsync(Text(First.AddDays(9)));
        await page.Locator("main form .btn.primary").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The role is granted.");
        var granted = await Grant();
        Assert.Equal((Midnight(First), Midnight(First.AddDays(10))), (granted.From, granted.Until));
        var row = page.Locator("[aria-labelledby=roles] tr", new() { HasText = "Registrar" });
        await Expect(row.Locator("td").Nth(0)).ToContainTextAsync(Short(First));
        await Expect(row.Locator("td").Nth(1)).ToContainTextAsync(Short(First.AddDays(9)));

        await page.GotoAsync($"/people/{dean.Id}/roles/{granted.Id}/end");
        await page.Locator("#until").FillAsync(Text(First.AddDays(4)));
        await page.Locator("main form .btn.danger").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The role is ended.");
        Assert.Equal(Midnight(First.AddDays(5)), (await Grant()).Until);

        await page.GotoAsync($"/bodies/{body}/seats/new");
        await page.Locator("#person").SelectOptionAsync(dean.Id.ToString());
        await page.Locator("#from").FillAsync(Text(First));
        await page.Locator("main form .btn.primary").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Recorded.");
        var seat = Assert.Single((await portal.Ask((GovernanceDb db) => db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == body))).Seats);
        Assert.Equal(Midnight(First), seat.From);
        await page.GetByText("Terms to come and terms that ended").ClickAsync();
        await Expect(page.Locator("details.fold table")).ToContainTextAsync("from " + First.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-CA")));

        async Task<RoleGrant> Grant() => (await portal.Ask((GovernanceDb db) => db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == dean.Id))).Grants.Single(one => one.RoleId == Role.Registrar.Id);
    }

    [Fact]
    public async Task A_decision_that_somebody_in_Vancouver_puts_off_comes_back_when_the_day_begins_in_Halifax()
    {
        var scene = await WorkScene.Set(portal, "NSCC");
        await portal.Send((await portal.Person(Role.QaOfficer, scene.College)).ToCaller(), new KeepCalendar(scene.College, BusinessCalendar.Standard with { TimeZone = Halifax }));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await portal.Send(scene.Dean.ToCaller(), new ChooseTimeZone("America/Vancouver"));
        var record = await scene.Record("Winter driving", "Conduite hivernale");
        await scene.Freeze(record);
        var step = await scene.Committee(record, decidesFirst: false);
        await using var visit = await browser.Visit(portal);
        await visit.SignIn(scene.Dean);
        await visit.Page.GotoAsync($"/steps/{step}");
        await visit.UntilLive();
        await visit.Page.GetByText("Put it off to a later day", new() { Exact = true }).PressAsync("Enter");
        await visit.Page.Locator("#put-off-until").FillAsync(Text(First));
        await visit.Page.Locator("#put-off-why").FillAsync("The budget is decided then.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Put it off", Exact = true }).PressAsync("Enter");
        await Expect(visit.Page.Locator(".page-head")).ToContainTextAsync("Put off until " + First.ToString("MMMM d, yyyy", CultureInfo.GetCultureInfo("en-CA")));
        Assert.Equal(Midnight(First), (await portal.Ask((GovernanceDb db) => db.Set<WorkItem>().AsNoTracking().SingleAsync(one => one.Id == step))).PutOff!.Until);
    }

    private static DateTimeOffset Midnight(DateOnly day)
    {
        var begins = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(begins, TimeZoneInfo.FindSystemTimeZoneById(Halifax).GetUtcOffset(begins)).ToUniversalTime();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // the year is told where it is another one
    private static string Short(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture) + " " + day.Day.ToString(CultureInfo.InvariantCulture);
}
