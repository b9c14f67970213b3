using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Bench;

/// <summary>
/// A hundred thousand timers that are due at once, until the last has fired; each must have fired exactly once.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *TimerBench*</c>
/// </summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 1, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class TimerBench
{
    private const int Timers = 100_000;

    private Stock stock = null!;

    [GlobalSetup]
    public async Task Start()
    {
        stock = await Stock.Open();
        await stock.Publish(Drawing.Of(
            "timed",
            [
                """{"id":"s","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"timed"}}}""",
                """{"id":"t","type":"Elsa.Delay","timeSpan":{"expression":{"type":"Literal","value":"PT1H"}}}""",
                Drawing.End,
            ],
            ["s>t", "t>e"]));
        await stock.Write("timed", 1);
        await stock.Engine.RunUntilQuiet();
        await stock.Multiply(Timers - 1, 1);
        stock.Host.Clock.Advance(TimeSpan.FromHours(2));
    }

    [Benchmark(OperationsPerInvoke = Timers)]
    public Task FireAll() => stock.Engine.RunUntilQuiet();

    [GlobalCleanup]
    public async Task Stop()
    {
        var fired = await stock.Host.WithDb(db => db.Set<JournalEntry>().CountAsync(line => line.ActivityId == "t" && line.EventName == "Completed"));
        var left = await stock.Host.WithDb(db => db.Set<Bookmark>().CountAsync());
        await stock.DisposeAsync();
        if (fired != Timers || left != 0)
            throw new InvalidOperationException($"{fired} of {Timers} timers fired, and {left} are left.");
        Console.WriteLine($"// {fired} of {Timers} timers fired once, none is left.");
    }
}
