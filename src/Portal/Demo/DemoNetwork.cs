using System.Globalization;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Words;
using Governance.Workflows.Engine;
using Microsoft.Data.Sqlite;

namespace Governance.Portal.Demo;

/// <summary>
/// Makes the demonstration network by running the engine: its people sent every answer as a command, at a time in the
/// past, and the workflow did the rest. So nothing in it can be what the product itself could not have made.
/// It is made in a file beside the database and put into it in one transaction; killed before that, nothing is there.
/// </summary>
public static class DemoNetwork
{
    /// <summary>What the console says while it is made: it takes some seconds.</summary>
    public static readonly Sentence Loading = new("Loading the demonstration…");

    /// <summary>How long the people were there before the first programme began.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(14);

    /// <summary>
    /// Fills a database that has the schema and no people; whatever else is in it is replaced. The history ends at
    /// <paramref name="now"/>, and its working hours are those of the time zone. A variant is a demonstration of one institution.
    /// </summary>
    public static async Task LoadInto(string databaseFile, string? variant, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var draft = databaseFile + ".loading";
        Delete(draft);
        try
        {
            await Make(draft, DemoContent.Read(variant), zone, now, cancellation);
            await Place(draft, databaseFile, cancellation);
        }
        finally
        {
            Delete(draft);
        }
    }

    private static async Task Make(string file, DemoContent content, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellation)
    {
        var calendar = new DemoCalendar(zone, now);
        var begin = now.AddDays(-content.Programmes.Max(programme => programme.Days)) - Before;
        await using var engine = await DemoEngine.On(file, calendar.Near(begin, begin, "begin"), cancellation);
        await engine.Send(Caller.System, new BeginDemonstration(), cancellation);
        foreach (var definition in ShippedDefinitions.Files)
            await engine.Send(Caller.System, new PublishShipped(await File.ReadAllTextAsync(definition, cancellation)), cancellation);
        var people = await DemoPeople.Register(engine, content, cancellation);
        engine.Clock.MoveTo(calendar.Near(begin.AddDays(1), engine.Clock.GetUtcNow(), "bodies"));
        await DemoBodies.Found(engine, people, content, cancellation);
        await Live([.. content.Programmes.Select(one => Life(engine, people, content, one, calendar, now.AddDays(-one.Days)))], engine, cancellation);
        await DemoMeetings.Plan(engine, now, cancellation);
        engine.Clock.MoveTo(now);
        await engine.Follow(cancellation);
        await engine.Seal(cancellation);
    }

    private static IDemoLife Life(DemoEngine engine, DemoPeople people, DemoContent content, DemoProgramme programme, DemoCalendar calendar, DateTimeOffset start) =>
        content.Bodies.Count > 0 ? new DemoCaseLife(engine, people, content, programme, calendar, start) : new DemoLife(engine, people, content, programme, calendar, start);

    /// <summary>All programmes at once, in the order in which things happened: the clock never goes back.</summary>
    private static async Task Live(IReadOnlyList<IDemoLife> lives, DemoEngine engine, CancellationToken cancellation)
    {
        while (lives.Where(life => life.NextAt is not null).MinBy(life => life.NextAt) is { NextAt: { } at } next)
        {
            engine.Clock.MoveTo(at);
            await next.Act(cancellation);
        }
    }

    /// <summary>SQLite's own backup: one transaction on the database, which is rolled back when the process dies in it.</summary>
    private static async Task Place(string draft, string databaseFile, CancellationToken cancellation)
    {
        await using var source = await Open(draft, cancellation);
        await using var target = await Open(databaseFile, cancellation);
        source.BackupDatabase(target);
    }

    private static async Task<SqliteConnection> Open(string file, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={file};Pooling=False"));
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static void Delete(string file)
    {
        foreach (var part in new[] { "", "-wal", "-shm" })
            File.Delete(file + part);
    }
}
