using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Conformance;

/// <summary>The values of one instance along its journal.</summary>
internal sealed class ReplayedInstance
{
    private readonly WorkflowDefinition definition;
    private readonly bool forgets;
    private readonly Dictionary<string, JsonNode?> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode?> outputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> waited = new(StringComparer.Ordinal);
    private readonly JsonObject output = [];
    private string subStatus = "Suspended";
    private bool hasBegun;

    public ReplayedInstance(WorkflowDefinition definition, bool forgets)
    {
        this.definition = definition;
        this.forgets = forgets;
        foreach (var variable in definition.Variables)
            variables[variable.Id] = VariableDefault.Of(variable);
    }

    public string DefinitionId => definition.DefinitionId;

    /// <summary>What it was started with.</summary>
    public JsonObject? Input { get; set; }

    public JsonObject NamedVariables() =>
        new(definition.Variables.Select(variable => KeyValuePair.Create(variable.Name, variables[variable.Id]?.DeepClone())));

    public void SetVariable(string id, JsonNode? value) => variables[id] = value?.DeepClone();

    /// <summary>The lineage that a step runs as a child.</summary>
    public string? ChildOf(TraceEvent line) =>
        definition.Find(line.ActivityId) is { Type: "Elsa.ExecuteWorkflow" or "Elsa.DispatchWorkflow" } activity ? Value(activity, "workflowDefinitionId")?.ToString() : null;

    public JsonObject? InputFor(TraceEvent line) => Value(definition.Find(line.ActivityId)!, "input") as JsonObject;

    /// <summary>Takes one line; answers with what a WriteLine wrote.</summary>
    public string? Take(TraceEvent line, ScriptStep script, ReplayedInstance? child)
    {
        hasBegun = true;
        if (line.ActivityId == TraceEvent.Workflow && line.Name == TraceEvent.Completed)
            subStatus = "Finished";
        if (line.Name == TraceEvent.Faulted)
            subStatus = "Faulted";
        if (line.Name == TraceEvent.Suspended)
            waited.Add(line.ActivityId);
        return line.Name == TraceEvent.Completed && definition.Find(line.ActivityId) is { } activity ? Complete(activity, script, child) : null;
    }

    /// <summary>The end of a burst, at which real Elsa forgets what it does not store.</summary>
    public void EndBurst()
    {
        if (!forgets || !hasBegun)
            return;
        Input = null;
        outputs.Clear();
        foreach (var variable in definition.Variables.Where(variable => variable.StorageDriver is null))
            variables[variable.Id] = VariableDefault.Of(variable);
    }

    private string? Complete(Activity activity, ScriptStep script, ReplayedInstance? child)
    {
        switch (activity.Type)
        {
            case "Elsa.WriteLine":
                return Text(Value(activity, "text"));
            case "Elsa.SetVariable":
                SetVariable(activity.VariableId("variable") ?? "", Value(activity, "value"));
                return null;
            case "Elsa.SetOutput":
                output[Value(activity, "outputName")?.ToString() ?? ""] = Value(activity, "outputValue");
                return null;
            case "Elsa.Event":
                SetResult(activity, script.Payload);
                return null;
            case "Elsa.RunTask":
                SetResult(activity, script.Result);
                return null;
            case "Elsa.ExecuteWorkflow" when child is not null:
                SetResult(activity, child.Result(isForgotten: forgets && waited.Contains(activity.Id)));
                return null;
            case "Elsa.DispatchWorkflow" when child is not null:
                SetResult(activity, child.output);
                return null;
            default:
                return null;
        }
    }

    private JsonObject Result(bool isForgotten) => new()
    {
        ["WorkflowDefinitionVersionId"] = null,
        ["WorkflowInstanceId"] = isForgotten ? null : JsonAlike.AnyId,
        ["CorrelationId"] = null,
        ["Status"] = isForgotten || subStatus == "Suspended" ? "Running" : "Finished",
        ["SubStatus"] = isForgotten ? "Pending" : subStatus,
        ["Output"] = isForgotten ? null : output.DeepClone(),
    };

    private void SetResult(Activity activity, JsonNode? value)
    {
        outputs[activity.Id] = value?.DeepClone();
        if (activity.Output("result") is { } variableId)
            SetVariable(variableId, value);
    }

    private JsonNode? Value(Activity activity, string input)
    {
        try
        {
            return activity.Input(input) is { } expression ? ExpressionEvaluator.Evaluate(expression, Context()) : null;
        }
        catch (ExpressionFault)
        {
            // What this replay does not know (a loop's value, say) is lost to it, remembered or forgotten alike.
            return null;
        }
    }

    private ExpressionContext Context() => new()
    {
        IsVariable = name => Variable(name) is not null,
        GetVariable = name => Variable(name) is { } variable ? variables[variable.Id] : null,
        GetVariableById = variables.GetValueOrDefault,
        GetInput = name => Input?[name],
        GetOutput = (step, _) => outputs.GetValueOrDefault(definition.AllActivities.FirstOrDefault(one => one.Name == step)?.Id ?? step),
    };

    private Variable? Variable(string name) => definition.Variables.FirstOrDefault(variable => variable.Name == name);

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue one when one.TryGetValue<double>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValue one => one.ToString(),
        var other => other.ToJsonString(),
    };
}
