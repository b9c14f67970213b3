using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Demo;

/// <summary>Plans the next meeting of every body, as its secretary would: what waits for its vote stands on the agenda by itself.</summary>
internal static class DemoMeetings
{
    private static readonly TimeOnly HalfPastOne = new(13, 30);

    internal static async Task Plan(DemoEngine engine, DateTimeOffset now, CancellationToken cancellation)
    {
        var bodies = await engine.Read(db => db.Set<Body>().AsNoTracking().OrderBy(body => body.Id).ToListAsync(cancellation));
        foreach (var body in bodies)
        {
            if (body.HeldAt(engine.Clock.GetUtcNow()).FirstOrDefault(seat => seat.Role == SeatRole.Secretary) is { } secretary)
                await Plan(engine, Caller.Person(secretary.PersonId, "", [], [new HeldSeat(body.Id, Presides: true)]), body.Id, ThursdayAfter(now), cancellation);
        }
    }

    private static async Task Plan(DemoEngine engine, Caller secretary, Guid bodyId, DateOnly day, CancellationToken cancellation)
    {
        var meeting = await engine.Send(secretary, new PlanMeeting(bodyId, new(day, HalfPastOne, 120, "B-204", "https://meet.example.org/committee", 3)), cancellation);
        foreach (var item in new AddAgendaItem[]
        {
            new(meeting) { Title = new("Welcome, and who is here", "Mot de bienvenue et présences"), Part = AgendaPart.Opening },
            new(meeting) { Title = new("Dates of the meetings in the next term", "Dates des réunions du prochain trimestre") },
        })
            await engine.Send(secretary, item, cancellation);
        await engine.Send(secretary, new SendAgenda(meeting), cancellation);
    }

    // a week from now at least: papers close three business days before
    private static DateOnly ThursdayAfter(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.Date).AddDays(7);
        return day.AddDays(((int)DayOfWeek.Thursday - (int)day.DayOfWeek + 7) % 7);
    }
}
