using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Expressions;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Engine;

/// <summary>
/// The variables, outputs and run memories of an instance during one burst. A variable is looked for from the step
/// outwards: the values of its own run and of the runs around it (a loop's CurrentValue), the variables of the containers
/// around it, then those of the workflow (Elsa cases 53 and 64).
/// </summary>
internal sealed class BurstMemory(WorkflowDefinition definition, InstanceState state, Func<long, StepRun?> runs)
{
    private readonly Dictionary<string, JsonNode?> variables = new(state.Variables, StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode?> outputs = new(state.Outputs, StringComparer.Ordinal);
    private readonly Dictionary<long, JsonObject> memories = new(state.Memories);
    private readonly Dictionary<long, JsonObject> scopes = new(state.Scopes);
    private readonly JsonObject output = state.Output.DeepClone().AsObject();
    private readonly JsonObject input = state.Input;

    public JsonObject Output => output;

    public void SetDefaults()
    {
        foreach (var variable in definition.Variables)
            variables[variable.Id] = VariableDefault.Of(variable);
    }

    public JsonObject Of(long run) => memories.TryGetValue(run, out var known) ? known : memories[run] = [];

    /// <summary>Adds to the inputs what a later stimulus brings along.</summary>
    public void AddInput(JsonObject more)
    {
        foreach (var (name, value) in more)
            input[name] = value?.DeepClone();
    }

    public void SetVariable(long run, string variableId, JsonNode? value)
    {
        for (var at = runs(run); at is not null; at = Outer(at))
        {
            if (DeclaredIn(at).Any(variable => variable.Id == variableId))
            {
                ScopeOf(at)[variableId] = value?.DeepClone();
                return;
            }
        }
        variables[variableId] = value?.DeepClone();
    }

    public void SetLocal(long run, string name, JsonNode? value) => ScopeOf(runs(run)!)[name] = value?.DeepClone();

    public void SetOutput(long run, Activity activity, string name, JsonNode? value)
    {
        outputs[activity.Id + ":" + name] = value?.DeepClone();
        if (activity.Output(name) is { } variableId)
            SetVariable(run, variableId, value);
    }

    public ExpressionContext ContextFor(long run, string? correlationId, DateTimeOffset now) => new()
    {
        IsVariable = name => Place(run, name) is not null,
        GetVariable = name => Place(run, name) is { } place ? place.Get() : null,
        GetVariableById = id => ById(run, id),
        SetVariable = (name, value) => Place(run, name)?.Set(value),
        GetInput = name => InputOf(run, name),
        GetOutput = (step, output) => Result(run, step, output),
        CorrelationId = correlationId,
        Now = now,
    };

    /// <summary>Drops what runs that are over remembered.</summary>
    public void Forget(FlowState flow)
    {
        var live = flow.Runs.Select(run => run.Number).ToHashSet();
        foreach (var run in memories.Keys.Concat(scopes.Keys).Where(run => !live.Contains(run)).ToList())
        {
            memories.Remove(run);
            scopes.Remove(run);
        }
    }

    public InstanceState State(FlowState flow) => state with
    {
        Flow = flow,
        Variables = variables.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Outputs = outputs.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Memories = memories.ToImmutableSortedDictionary(),
        Scopes = scopes.ToImmutableSortedDictionary(),
        Output = output,
    };

    private StepRun? Outer(StepRun run) => run.Parent is { } parent ? runs(parent) : null;

    private IReadOnlyList<Variable> DeclaredIn(StepRun run) => definition.Find(run.ActivityId)?.Variables ?? [];

    private JsonObject ScopeOf(StepRun run)
    {
        if (scopes.TryGetValue(run.Number, out var known))
            return known;
        var scope = run.Locals?.DeepClone().AsObject() ?? [];
        foreach (var variable in DeclaredIn(run))
            scope[variable.Id] = VariableDefault.Of(variable);
        return scopes[run.Number] = scope;
    }

    private VariablePlace? Place(long run, string name)
    {
        for (var at = runs(run); at is not null; at = Outer(at))
        {
            if (at.Locals?.ContainsKey(name) == true || (scopes.TryGetValue(at.Number, out var scope) && scope.ContainsKey(name)))
                return new(ScopeOf(at), name);
            if (DeclaredIn(at).FirstOrDefault(variable => variable.Name == name) is { } inner)
                return new(ScopeOf(at), inner.Id);
        }
        return definition.Variables.FirstOrDefault(variable => variable.Name == name) is { } own ? new(variables, own.Id) : null;
    }

    private JsonNode? ById(long run, string variableId)
    {
        for (var at = runs(run); at is not null; at = Outer(at))
        {
            if (DeclaredIn(at).Any(variable => variable.Id == variableId))
                return ScopeOf(at)[variableId];
        }
        return variables.GetValueOrDefault(variableId);
    }

    /// <summary>Inside a workflow used as a step, the inputs are that step's; elsewhere the instance's.</summary>
    private JsonNode? InputOf(long run, string name)
    {
        for (var at = runs(run); at is not null; at = Outer(at))
        {
            if (definition.Find(at.ActivityId)?.Type == FlowRules.Workflow && at.Parent is { } user)
                return (Of(user)["input"] as JsonObject)?[name];
        }
        return input[name];
    }

    // a step of a workflow used as a step is named within that workflow
    private JsonNode? Result(long run, string nameOrId, string? outputName)
    {
        var prefix = runs(run) is { } at ? at.ActivityId[..(at.ActivityId.LastIndexOf('/') + 1)] : "";
        var activity = definition.Find(prefix + nameOrId)
            ?? definition.AllActivities.FirstOrDefault(one => one.Name == nameOrId && one.Id.StartsWith(prefix, StringComparison.Ordinal));
        return activity is null ? null : outputs.GetValueOrDefault(activity.Id + ":" + (outputName ?? "result"));
    }
}

/// <summary>Where a variable's value stands.</summary>
internal sealed record VariablePlace(IDictionary<string, JsonNode?> Values, string Key)
{
    public JsonNode? Get() => Values.TryGetValue(Key, out var value) ? value : null;

    public void Set(JsonNode? value) => Values[Key] = value?.DeepClone();
}
