using Governance.Domain.Events;
using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Tests.Flow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Governance.Workflows.Tests.Engine;

/// <summary>What holds on a database for any definition: deaths and rivals change nothing in the history.</summary>
public sealed class StoredProperties(SharedPostgres postgres)
{
    private const int MostTurns = 8;

    [Fact]
    public async Task A_death_around_any_save_leaves_the_history_as_it_would_have_been()
    {
        var deaths = 0;
        await foreach (var one in LongOnes(6))
        {
            var expected = await Life(one, null);
            for (var fatal = 1; ; fatal++, deaths++)
            {
                var death = new DeathAtSave(fatal);
                var seen = await Life(one, death);
                Assert.True(expected == seen, $"{one}\ndied at moment {fatal} and had\n{seen}\ninstead of\n{expected}");
                if (!death.HasHappened)
                    break;
            }
        }
        Assert.True(deaths > 100, $"Only {deaths} deaths were died.");
    }

    [Fact]
    public Task Two_workers_at_once_make_a_history_that_one_alone_could_have_made() =>
        RaceThrough(40, () => TestHost.Start(services => Rehearsal.With(services)));

    [Fact]
    public Task Two_workers_on_PostgreSQL_make_a_history_that_one_alone_could_have_made() =>
        RaceThrough(8, async () => await TestHost.StartOn(await postgres.Server, services => Rehearsal.With(services)));

    private static async Task RaceThrough(int cases, Func<Task<TestHost>> open)
    {
        var handled = 0;
        await foreach (var one in LongOnes(cases))
        {
            await using var host = await open();
            using var first = Worker(host);
            using var second = Worker(host);
            var play = new StoredPlay(host, one);
            await play.Begin();
            for (var turn = 0; turn < MostTurns; turn++)
            {
                await Race(host, play, first, second);
                if (!await play.SayAll(turn))
                    break;
            }
            await Race(host, play, first, second);

            var journal = await play.Journal();
            var alone = await Again(one, journal);
            Assert.Equal(alone.Journal.Select(JournalReading.Told), journal.Select(JournalReading.Told));
            Assert.Equal(alone.Instance.StateJson, (await play.Instance()).StateJson);
            Assert.Equal(alone.Instance.SubStatus, (await play.Instance()).SubStatus);
            handled += journal.Count(line => line.EventName == "Resumed");
        }
        Assert.True(handled > 2 * cases, $"Only {handled} answers were taken.");
    }

    private static async IAsyncEnumerable<Case> LongOnes(int count)
    {
        for (var seed = 0; count > 0; seed++)
        {
            var one = Case.Of(seed);
            var resumed = 0;
            await Play.Through(one, played =>
            {
                resumed = played.Journal.Count(line => line.EventName == "Resumed");
                return null;
            });
            if (resumed < 5)
                continue;
            count--;
            yield return one;
        }
    }

    private static async Task<string> Life(Case one, DeathAtSave? death)
    {
        await using var host = await TestHost.Start(services =>
        {
            Rehearsal.With(services);
            if (death is not null)
                services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(death));
        });
        var play = new StoredPlay(host, one);
        await play.Begin();
        await Run(host, death);
        for (var turn = 0; turn < MostTurns && await play.SayOne(turn); turn++)
            await Run(host, death);
        return await play.Told();
    }

    private static async Task Run(TestHost host, DeathAtSave? death)
    {
        death?.IsArmed = true;
        try
        {
            await host.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();
        }
        catch (InvalidOperationException) when (death?.IsDead == true)
        {
            death.Revive();
            await host.Restart();
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await host.Services.GetRequiredService<WorkflowEngine>().RunUntilQuiet();
        }
        death?.IsArmed = false;
    }

    private static WorkflowEngine Worker(TestHost host) =>
        new(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<Bell>(), host.Clock, NullLogger<WorkflowEngine>.Instance);

    // who lost a race leaves its row claimed, and finds it again later
    private static async Task Race(TestHost host, StoredPlay play, WorkflowEngine first, WorkflowEngine second)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            await Task.WhenAll(Task.Run(() => first.RunUntilQuiet()), Task.Run(() => second.RunUntilQuiet()));
            if (!await play.IsHeldUp())
            {
                Assert.Empty(await play.Unheard());
                return;
            }
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Fail("Something is never handled.");
    }

    /// <summary>The same in memory, by one worker, with the answers in the order in which they were taken.</summary>
    private static async Task<Rehearsal> Again(Case one, List<JournalEntry> journal)
    {
        var alone = new Rehearsal(one.Definition);
        await alone.Begin();
        foreach (var line in journal.Where(line => line.EventName == "Resumed"))
        {
            var next = journal.First(later => later.Run == line.Run && later.Sequence > line.Sequence);
            var waiting = alone.Bookmarks.Where(bookmark => bookmark.Run == line.Run).ToList();
            var bookmark = waiting.Find(bookmark => bookmark.DueAt is not null == next.Outcomes.Contains(Ask.Late)) ?? waiting.FirstOrDefault();
            Assert.True(bookmark is not null, $"{one}\n{JournalReading.Told(line)}: nothing waits there.\n{string.Join('\n', journal.Select(JournalReading.Told))}");
            await alone.Answer(bookmark, Play.AnswerTo(one.Seed, bookmark));
        }
        return alone;
    }
}
