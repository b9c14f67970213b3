using BenchmarkDotNet.Attributes;
using Governance.Domain.Commands;
using Governance.Testing;
using Governance.Workflows;
using Governance.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Bench;

/// <summary>
/// The shipped workflow on SQLite: from a person's command to the state that follows from it, both commits included.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *EngineBench*</c>
/// </summary>
[MemoryDiagnoser]
public class EngineBench
{
    private TestHost host = null!;
    private ScriptedPeople people = null!;
    private WorkflowEngine engine = null!;

    [GlobalSetup]
    public async Task Start()
    {
        host = await TestHost.Start(services => services.AddWorkflows());
        people = await ScriptedPeople.Of(host);
        engine = host.Services.GetRequiredService<WorkflowEngine>();
    }

    [GlobalCleanup]
    public async Task Stop() => await host.DisposeAsync();

    /// <summary>Proposes a micro-credential and runs until its first step waits.</summary>
    [Benchmark(Baseline = true)]
    public Task<string> Propose() => people.Propose();

    /// <summary>Proposes and carries it to the dean's decision: two forms, four bursts.</summary>
    [Benchmark]
    public async Task ProposeToDecision()
    {
        var id = await people.Propose();
        await people.Until(id, "go-no-go");
    }

    /// <summary>A look-round that finds nothing to do: what an idle portal pays every two seconds.</summary>
    [Benchmark]
    public Task LookRound() => engine.RunUntilQuiet();

    /// <summary>The permission check alone: a command that is refused.</summary>
    [Benchmark]
    public async Task<bool> Refused()
    {
        try
        {
            await host.Send(Caller.Visitor, new PublishDefinition(""));
            return false;
        }
        catch (Domain.Rules.Refused)
        {
            return true;
        }
    }
}
