using System.Text.Json.Nodes;

namespace Governance.Workflows.Conformance;

/// <summary>
/// Works out the values along a journal: which variables the steps that ran left, and what they wrote. Done once as real
/// Elsa does it, which forgets at a suspension what it was given, and once without forgetting, this shows which recorded
/// values are such losses, and what they would have been. Follows one instance of each definition.
/// </summary>
internal sealed class Replay
{
    private readonly Dictionary<string, ReplayedInstance> instances;
    private readonly ElsaCase elsa;

    private Replay(ElsaCase elsa, bool forgets)
    {
        this.elsa = elsa;
        instances = elsa.Children.Prepend(elsa.Main).DistinctBy(one => one.DefinitionId)
            .ToDictionary(one => one.DefinitionId, one => new ReplayedInstance(one, forgets), StringComparer.Ordinal);
    }

    /// <summary>What the WriteLine steps wrote, definition by definition within a step.</summary>
    public List<string> Console { get; } = [];

    /// <summary>The workflow's own variables by name, after each step.</summary>
    public List<JsonObject> Variables { get; } = [];

    public static Replay Of(ElsaCase elsa, Trace trace, bool forgets)
    {
        var replay = new Replay(elsa, forgets);
        for (var index = 0; index < trace.Steps.Count; index++)
            replay.Take(trace.Steps[index], elsa.Script[index]);
        return replay;
    }

    private void Take(TraceStep step, ScriptStep script)
    {
        if (script.Do is "start" or "startVia")
            instances[elsa.Main.DefinitionId].Input ??= script.Input;
        if (script.IsAlteration("ModifyVariable"))
            instances[elsa.Main.DefinitionId].SetVariable(script.VariableId!, script.Value);
        var queues = instances.Keys.ToDictionary(id => id, id => new Queue<TraceEvent>(step.Events.Where(line => line.DefinitionId == id)), StringComparer.Ordinal);
        foreach (var id in instances.Keys)
            Drain(id, queues, script);
        foreach (var instance in instances.Values)
            instance.EndBurst();
        Variables.Add(instances[elsa.Main.DefinitionId].NamedVariables());
    }

    private void Drain(string id, Dictionary<string, Queue<TraceEvent>> queues, ScriptStep script)
    {
        while (queues[id].TryDequeue(out var line))
        {
            var instance = instances[id];
            var child = instance.ChildOf(line) is { } childId ? instances.GetValueOrDefault(childId) : null;
            if (child is not null && line.Name == TraceEvent.Started)
                child.Input = instance.InputFor(line);
            // A parent goes on with what its child had done by then.
            if (child is not null && line.Name == TraceEvent.Completed)
                Drain(child.DefinitionId, queues, script);
            if (instance.Take(line, script, child) is { } written)
                Console.Add(written);
        }
    }
}
