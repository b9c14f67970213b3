using BenchmarkDotNet.Attributes;
using Governance.Workflows.Definitions;

namespace Governance.Bench;

/// <summary>
/// Bursts on SQLite, at the small and at the large end: each event is claimed, handled and committed by itself.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *DurableBench*</c>
/// </summary>
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 8, invocationCount: 1)]
[MemoryDiagnoser]
public class DurableBench
{
    private const int Bursts = 200;

    private const string Go = """{"id":"s","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"NAME"}}}""";

    private Stock stock = null!;

    /// <summary>Instances stored beside, and versions of their definition.</summary>
    [Params("1,000 and 10", "100,000 and 1,000")]
    public string Stored { get; set; } = "";

    [GlobalSetup]
    public async Task Start()
    {
        stock = await Stock.Open();
        await stock.Publish(Begun("blocked", [Drawing.Event, Drawing.End], ["s>event", "event>e"]));
        await stock.Write("blocked", 1);
        await stock.Engine.RunUntilQuiet();
        var isLarge = Stored.StartsWith("100,", StringComparison.Ordinal);
        await stock.Multiply(isLarge ? 100_000 : 1_000, isLarge ? 1_000 : 10);
        await stock.Publish(Begun("sequence", [Drawing.Set("i", "getVariable('i') + 1"), Drawing.Write("w", "'i=' + getVariable('i')"), Drawing.End], ["s>set", "set>w", "w>e"]));
    }

    [GlobalCleanup]
    public async Task Stop() => await stock.DisposeAsync();

    [IterationSetup(Target = nameof(FourActivities))]
    public void Four() => stock.Write("sequence", Bursts).GetAwaiter().GetResult();

    [IterationSetup(Target = nameof(UntilBlocked))]
    public void Block() => stock.Write("blocked", Bursts).GetAwaiter().GetResult();

    [IterationSetup(Target = nameof(Resume))]
    public void Waiting()
    {
        Block();
        UntilBlocked().GetAwaiter().GetResult();
        stock.Write("Go", Bursts, stock.Waiting(Bursts).GetAwaiter().GetResult()).GetAwaiter().GetResult();
    }

    /// <summary>Four activities, from start to end: one burst each.</summary>
    [Benchmark(OperationsPerInvoke = Bursts)]
    public Task FourActivities() => stock.Engine.RunUntilQuiet();

    /// <summary>Two activities, of which the second waits: one burst each.</summary>
    [Benchmark(OperationsPerInvoke = Bursts)]
    public Task UntilBlocked() => stock.Engine.RunUntilQuiet();

    /// <summary>An event reaches the instance that waits for it, which ends.</summary>
    [Benchmark(OperationsPerInvoke = Bursts)]
    public Task Resume() => stock.Engine.RunUntilQuiet();

    /// <summary>A definition that an event of its own name starts.</summary>
    private static WorkflowDefinition Begun(string name, string[] steps, string[] lines) =>
        Drawing.Of(name, [Go.Replace("NAME", name, StringComparison.Ordinal), .. steps], lines);
}
