using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Work;
using Governance.Portal.Demo;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.Demo;

/// <summary>Whatever the day and hour of the first start: working hours, the past, and one step overdue.</summary>
public sealed class DemoCalendarTests
{
    private static readonly DemoContent Content = DemoContent.Read();

    /// <summary>Each weekday at different hours; the days on which clocks change; the turn of a year; a 29 February.</summary>
    public static TheoryData<string> Starts =>
    [
        "2026-11-23T14:30Z", "2026-11-24T05:00Z", "2026-11-25T17:00Z", "2026-11-26T23:59Z", "2026-11-27T13:00Z", "2026-11-28T16:00Z", "2026-11-29T04:30Z",
        "2026-03-08T07:00Z", "2026-11-01T06:00Z", "2027-01-01T05:00Z", "2028-02-29T12:00Z",
    ];

    [Theory]
    [MemberData(nameof(Starts))]
    public void A_time_is_on_a_weekday_in_working_hours_in_the_past_and_after_what_it_follows(string start)
    {
        var now = At(start);
        var calendar = new DemoCalendar(DemoFixture.Zone, now);
        for (var days = 0; days < 400; days++)
        {
            var day = now.AddDays(-days);
            var at = calendar.Near(day, day.AddDays(-7), $"step {days}");
            var local = TimeZoneInfo.ConvertTime(at, DemoFixture.Zone);
            Assert.True(at < now, $"{local} is not before {now}");
            Assert.True(at > day.AddDays(-7), $"{local} is not within a week of {day}");
            Assert.False(local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{local} is at a weekend");
            Assert.InRange(local.Hour, 9, 15);
            Assert.True(calendar.Near(day, at, $"step {days}") > at, "The next thing comes after it.");
        }
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task The_late_review_is_overdue_at_the_moment_of_the_start(string start)
    {
        var now = At(start);
        var open = await Play("writing-for-business-success", now);
        Assert.Equal("review-2", Assert.Single(open).StepId);
        Assert.True(open[0].IsOverdue(now), $"It is due {open[0].DueAt}, and it is {now}.");
    }

    [Theory]
    [InlineData("degager-elements-information")]
    [InlineData("professionalization")]
    [InlineData("document-use")]
    [InlineData("essential-skills-for-truck-drivers")]
    public async Task The_steps_that_are_due_soonest_are_not_overdue_on_any_day(string programme)
    {
        foreach (var now in new[] { At("2026-11-23T14:30Z"), At("2026-11-27T22:00Z"), At("2026-11-29T04:30Z") })
            Assert.All(await Play(programme, now), item => Assert.False(item.IsOverdue(now), $"{item.StepId} is due {item.DueAt}, and it is {now}."));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Lives one programme as a first start at this moment does; answers with the steps that wait.</summary>
    private static async Task<List<WorkItem>> Play(string id, DateTimeOffset now)
    {
        var folder = Directory.CreateTempSubdirectory("demo-day-").FullName;
        try
        {
            var programme = Content.Programmes.Single(one => one.Id == id);
            var start = now.AddDays(-programme.Days);
            await using var engine = await DemoEngine.On(Path.Combine(folder, "day.db"), start.AddDays(-14), TestContext.Current.CancellationToken);
            await engine.Send(Caller.System, new BeginDemonstration(), default);
            foreach (var definition in ShippedDefinitions.Files)
                await engine.Send(Caller.System, new PublishShipped(await File.ReadAllTextAsync(definition)), default);
            var people = await DemoPeople.Register(engine, Content, default);
            var life = new DemoLife(engine, people, Content, programme, new DemoCalendar(DemoFixture.Zone, now), start);
            while (life.NextAt is { } at)
            {
                Assert.True(at <= now, $"{id} acts at {at}, after {now}.");
                engine.Clock.MoveTo(at);
                await life.Act(default);
            }
            Assert.True(engine.Clock.GetUtcNow() <= now, "The last sitting ends before the start.");
            Assert.Equal(programme.Path[^1].Stage, await engine.Read(db => db.Set<MicroCredential>().Select(one => one.State).SingleAsync()));
            return await engine.Read(db => db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Open).ToListAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
