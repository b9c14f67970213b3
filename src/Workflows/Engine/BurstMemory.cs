using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Expressions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>The variables, outputs and run memories of an instance during one burst.</summary>
internal sealed class BurstMemory(WorkflowDefinition definition, InstanceState state)
{
    private readonly Dictionary<string, JsonNode?> variables = new(state.Variables, StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode?> outputs = new(state.Outputs, StringComparer.Ordinal);
    private readonly Dictionary<long, JsonObject> memories = new(state.Memories);

    public void SetDefaults()
    {
        foreach (var variable in definition.Variables.Concat(definition.AllActivities.SelectMany(activity => activity.Variables)))
            variables[variable.Id] = VariableDefault.Of(variable);
    }

    public JsonObject Of(long run) => memories.TryGetValue(run, out var known) ? known : memories[run] = [];

    public void SetVariable(string variableId, JsonNode? value) => variables[variableId] = value?.DeepClone();

    public void SetOutput(Activity activity, string name, JsonNode? value)
    {
        outputs[activity.Id + ":" + name] = value?.DeepClone();
        if (activity.Output(name) is { } variableId)
            SetVariable(variableId, value);
    }

    public ExpressionContext ContextFor(Activity at, string? correlationId) => new()
    {
        IsVariable = name => Resolve(at, name) is not null,
        GetVariable = name => Resolve(at, name) is { } variable ? variables.GetValueOrDefault(variable.Id) : null,
        GetVariableById = variables.GetValueOrDefault,
        SetVariable = (name, value) =>
        {
            if (Resolve(at, name) is { } variable)
                SetVariable(variable.Id, value);
        },
        GetInput = name => state.Input[name],
        GetOutput = Output,
        CorrelationId = correlationId,
    };

    /// <summary>Drops what runs that are over remembered.</summary>
    public void Forget(FlowState flow)
    {
        var live = flow.Runs.Select(run => run.Number).ToHashSet();
        foreach (var run in memories.Keys.Where(run => !live.Contains(run)).ToList())
            memories.Remove(run);
    }

    public InstanceState State(FlowState flow) => state with
    {
        Flow = flow,
        Variables = variables.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Outputs = outputs.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Memories = memories.ToImmutableSortedDictionary(),
    };

    /// <summary>The variable of that name, the innermost container first.</summary>
    private Variable? Resolve(Activity at, string name)
    {
        for (var scope = definition.ContainerOf(at.Id); scope is not null; scope = definition.ContainerOf(scope.Id))
        {
            if (scope.Variables.FirstOrDefault(variable => variable.Name == name) is { } found)
                return found;
        }
        return definition.Variables.FirstOrDefault(variable => variable.Name == name);
    }

    private JsonNode? Output(string nameOrId, string? output)
    {
        var activity = definition.Find(nameOrId) ?? definition.AllActivities.FirstOrDefault(one => one.Name == nameOrId);
        return activity is null ? null : outputs.GetValueOrDefault(activity.Id + ":" + (output ?? "result"));
    }
}
