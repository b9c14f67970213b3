using BenchmarkDotNet.Attributes;
using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Testing;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Bench;

/// <summary>
/// Bursts on SQLite, at the small and at the large end: each event is claimed, handled and committed by itself.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *DurableBench*</c>
/// </summary>
[SimpleJob(launchCount: 1, warmupCount: 6, iterationCount: 10, invocationCount: 1)]
[MemoryDiagnoser]
public class DurableBench
{
    private const int Bursts = 200;

    private const string Go = """{"id":"s","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"Literal","value":"NAME"}}}""";

    private Stock stock = null!;
    private ScriptedPeople people = null!;
    private int lives;

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
        people = await ScriptedPeople.Of(stock.Host);
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        if (lives > 0)
        {
            var bursts = await stock.Host.WithDb(db => db.EventDeliveries.CountAsync(one => one.DoneAt != null));
            var answers = await stock.Host.WithDb(db => db.Set<WorkItem>().CountAsync(item => item.State == WorkState.Completed));
            Console.WriteLine($"// {lives} lives: {answers} answers of people, {bursts} bursts that an event caused.");
        }
        await stock.DisposeAsync();
    }

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

    /// <summary>
    /// A micro-credential by the shipped workflow from the idea to its archive, with what people type and answer, one return,
    /// three years of reconfirmation and a full review.
    /// </summary>
    [Benchmark]
    public async Task WholeLife()
    {
        var id = await people.Propose();
        await people.Until(id, "consolidation");
        await people.Answer(id, "consolidation", "return-to-build", "Say who observes the learner.");
        await people.Until(id, "evaluation-decision");
        await people.Answer(id, "evaluation-decision", "activate");
        for (var year = 1; year <= 3; year++)
        {
            stock.Host.Clock.Advance(TimeSpan.FromDays(367));
            await people.Run();
            await people.Answer(id, "reconfirmation");
        }
        await people.Until(id, "full-review-decision");
        await people.Answer(id, "full-review-decision", "sunset", "The rules of the trade have changed.");
        await people.Answer(id, "sunset");
        if (await people.State(id) != CredentialState.Archived)
            throw new InvalidOperationException($"{id} was not carried to its end.");
        lives++;
    }

    /// <summary>A definition that an event of its own name starts.</summary>
    private static WorkflowDefinition Begun(string name, string[] steps, string[] lines) =>
        Drawing.Of(name, [Go.Replace("NAME", name, StringComparison.Ordinal), .. steps], lines);
}
