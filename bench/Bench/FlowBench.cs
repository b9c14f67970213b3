using BenchmarkDotNet.Attributes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Bench;

/// <summary>
/// The flow rules and the reader without a database.
/// <c>dotnet run -c Release --project bench/Bench -- --filter *FlowBench*</c>
/// </summary>
[MemoryDiagnoser]
public class FlowBench
{
    private string json = "";
    private WorkflowDefinition definition = null!;

    [GlobalSetup]
    public void Start()
    {
        json = File.ReadAllText(Path.Combine(ShippedDefinitions.Folder, "micro-credential.json"));
        definition = DefinitionReader.Read(json).Definition!;
    }

    [Benchmark]
    public DefinitionReading Read() => DefinitionReader.Read(json);

    /// <summary>Walks from the start to the end by the first connection of each step that leads on: about forty steps.</summary>
    [Benchmark]
    public int Walk()
    {
        var state = FlowState.New;
        FlowAnswer? answer = new FlowAnswer.Begin(null);
        var steps = 0;
        while (answer is not null && steps < 60)
        {
            (state, var effects) = FlowRules.Step(definition, state, answer);
            answer = effects.OfType<FlowEffect.Execute>().Select(Next).FirstOrDefault();
            steps++;
        }
        return steps;
    }

    private FlowAnswer Next(FlowEffect.Execute execute)
    {
        var graph = FlowGraph.Of(definition.Root);
        return new FlowAnswer.Completed(execute.Run, [.. graph.Outbound(execute.ActivityId).Take(1).Select(connection => connection.SourcePort)]);
    }
}
