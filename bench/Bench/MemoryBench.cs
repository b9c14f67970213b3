using BenchmarkDotNet.Attributes;
using Governance.Domain.Storage;
using Governance.Workflows;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Bench;

/// <summary>
/// The engine in memory: flow rules, expressions, state and journal of whole instances, no database.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *MemoryBench*</c>
/// </summary>
[MemoryDiagnoser]
public class MemoryBench
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    private ServiceProvider services = null!;
    private ActivityCatalogue activities = null!;
    private readonly MemoryBursts published = new();
    private StoredDefinition sequence = null!;
    private StoredDefinition loop = null!;
    private StoredDefinition blocked = null!;

    [GlobalSetup]
    public void Start()
    {
        services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddWorkflows().BuildServiceProvider();
        activities = services.GetRequiredService<ActivityCatalogue>();
        sequence = Publish("sequence",
            [Drawing.Start, Drawing.Set("i", "getVariable('i') + 1"), Drawing.Write("w", "'i=' + getVariable('i')"), Drawing.End],
            ["s>set", "set>w", "w>e"]);
        loop = Publish("loop",
            [
                Drawing.Start, Drawing.Set("i", "getVariable('i') + 1"), Drawing.Fork, Drawing.Write("a", "'a'"), Drawing.Write("b", "'b'"),
                Drawing.Join, Drawing.Decision("more", "getVariable('i') < 4"), Drawing.End,
            ],
            ["s>set", "set>f", "f.A>a", "f.B>b", "a>j", "b>j", "j>more", "more.True>set", "more.False>e"]);
        blocked = Publish("blocked", [Drawing.Start, Drawing.Event], ["s>event"]);
    }

    [GlobalCleanup]
    public void Stop() => services.Dispose();

    /// <summary>Four activities, from start to end.</summary>
    [Benchmark(Baseline = true)]
    public Task<int> FourActivities() => Run(sequence);

    /// <summary>A loop through a fork and its join, four times: about 25 activity runs.</summary>
    [Benchmark]
    public Task<int> ForkJoinLoop() => Run(loop);

    /// <summary>Two activities, of which the second waits.</summary>
    [Benchmark]
    public Task<int> UntilBlocked() => Run(blocked);

    private StoredDefinition Publish(string id, string[] steps, string[] lines) => published.Publish(Drawing.Of(id, steps, lines), At);

    private async Task<int> Run(StoredDefinition definition)
    {
        var store = published.Anew();
        var tree = new BurstTree(services, activities, store, new Dictionary<int, Exception>(), null, At);
        await tree.Start(new InstanceRequest(definition.DefinitionId, OrderedId.At(At)), definition);
        return store.Journal.Count;
    }
}
