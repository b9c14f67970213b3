using Governance.Domain.Storage;
using Governance.Testing;
using Governance.Workflows.Engine;
using Governance.Workflows.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Governance.Workflows.Tests.Engine;

/// <summary>A stop of the process while a burst is under way: it is finished, or nothing of it stays; the next start goes on.</summary>
public sealed class ShutdownTests
{
    private const string Begin = """begin=Event{"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"Go"}}}""";

    private readonly HeldCommit held = new();

    [Fact]
    public async Task A_stop_lets_the_burst_under_way_finish_and_begins_no_other()
    {
        await using var engine = await TwoToStart();
        var loop = await StartLoop(engine);
        await held.Reached;

        var stop = loop.StopAsync(CancellationToken.None);
        Assert.False(stop.IsCompleted);
        held.GoOn();
        await stop;

        Assert.Equal(["first"], await Finished(engine));
        Assert.Equal((1, 1), await Deliveries(engine));
        await NextStart(engine);
    }

    [Fact]
    public async Task A_burst_that_nobody_waits_for_leaves_nothing_and_is_run_by_the_next_start()
    {
        await using var engine = await TwoToStart();
        var loop = await StartLoop(engine);
        await held.Reached;

        await loop.StopAsync(new CancellationToken(canceled: true));
        held.Die();
        await ((BackgroundService)loop).ExecuteTask!;

        Assert.Empty(await engine.Journal());
        Assert.Equal((0, 2), await Deliveries(engine));
        // the dead process had claimed its row for half a minute
        engine.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await NextStart(engine);
    }

    /// <summary>Two workflows that are asked for, in this order; the commit of the first that is run is held.</summary>
    private async Task<Running> TwoToStart()
    {
        var engine = new Running(await TestHost.Start(services =>
        {
            services.AddWorkflows().AddEngineLoops(KeepJournals.Usually);
            services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(held));
        }));
        await engine.PublishDefinition([Begin, "a=WriteLine", "e=End"], ["begin>a", "a>e"]);
        foreach (var name in (string[])["first", "second"])
        {
            await engine.Write("Go", correlationId: name);
            engine.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        held.IsArmed = true;
        return engine;
    }

    private static async Task<IHostedService> StartLoop(Running engine)
    {
        var loop = engine.Host.Services.GetServices<IHostedService>().OfType<EngineLoop>().Single();
        await loop.StartAsync(CancellationToken.None);
        return loop;
    }

    /// <summary>The program starts again: both workflows have run then, each once, as if there had been no stop.</summary>
    private static async Task NextStart(Running engine)
    {
        await engine.Host.Restart();
        var loop = await StartLoop(engine);
        await engine.Run();
        await loop.StopAsync(CancellationToken.None);

        Assert.Equal(["first", "second"], await Finished(engine));
        Assert.Equal((2, 0), await Deliveries(engine));
        var lines = await engine.Host.WithDb(db => db.Set<JournalEntry>().OrderBy(line => line.Sequence).ToListAsync());
        var journals = lines.GroupBy(line => line.InstanceId).Select(journal => string.Join('\n', journal.Select(JournalReading.Told))).ToList();
        Assert.Equal(2, journals.Count);
        Assert.Single(journals.Distinct());
        Assert.Equal(0, await engine.Host.WithDb(db => db.Set<Incident>().CountAsync()));
    }

    private static Task<List<string?>> Finished(Running engine) => engine.Host.WithDb(db =>
        db.Set<WorkflowInstance>().Where(one => one.SubStatus == InstanceSubStatus.Finished).OrderBy(one => one.CorrelationId).Select(one => one.CorrelationId).ToListAsync());

    private static Task<(int Done, int Open)> Deliveries(Running engine) => engine.Host.WithDb(async db =>
        (await db.EventDeliveries.CountAsync(one => one.DoneAt != null), await db.EventDeliveries.CountAsync(one => one.DoneAt == null)));
}
