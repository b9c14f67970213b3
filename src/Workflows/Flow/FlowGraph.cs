using System.Runtime.CompilerServices;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>
/// What the rules ask of a flowchart's drawing, computed once per flowchart: what leads out of and into a step, and which
/// connections lead back. Back connections are found by a breadth-first walk from the start: one whose target already
/// reaches its source.
/// </summary>
public sealed class FlowGraph
{
    private static readonly ConditionalWeakTable<Activity, FlowGraph> Known = [];
    private static readonly IReadOnlyList<Connection> None = [];

    private readonly Dictionary<string, List<Connection>> outbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Connection>> forwardInbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Connection>> inbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> ancestors = new(StringComparer.Ordinal);

    private FlowGraph(Activity flowchart, string? start)
    {
        Start = start;
        foreach (var connection in flowchart.Connections)
            Add(outbound, connection.Source, connection);
        if (start is not null)
            Walk(start);
    }

    /// <summary>The step that runs first; none in an empty flowchart.</summary>
    public string? Start { get; }

    public static FlowGraph Of(Activity flowchart, string? triggered = null) =>
        triggered is null || triggered == Known.GetValue(flowchart, Build).Start
            ? Known.GetValue(flowchart, Build)
            : new FlowGraph(flowchart, triggered);

    public IReadOnlyList<Connection> Outbound(string activityId) => outbound.TryGetValue(activityId, out var found) ? found : None;

    /// <summary>The connections into a step from steps that can be reached, without those that lead back.</summary>
    public IReadOnlyList<Connection> ForwardInbound(string activityId) => forwardInbound.TryGetValue(activityId, out var found) ? found : None;

    /// <summary>The connections into a step from steps that can be reached, with those that lead back.</summary>
    public IReadOnlyList<Connection> Inbound(string activityId) => inbound.TryGetValue(activityId, out var found) ? found : None;

    /// <summary>Whether the connection leads back to a step that it comes from.</summary>
    public bool LeadsBack(Connection connection) => !ForwardInbound(connection.Target).Contains(connection);

    /// <summary>Whether nothing leads to the step, and it is not the start either.</summary>
    public bool IsDangling(string activityId) => activityId != Start && ForwardInbound(activityId).Count == 0;

    /// <summary>Whether every path from the start to the source of a connection that leads back passes through its target.</summary>
    public bool IsTrueLoop(Connection connection)
    {
        // walks up from the source, never through the target: the start must be out of reach
        var seen = new HashSet<string>(StringComparer.Ordinal) { connection.Target };
        var open = new Stack<string>([connection.Source]);
        while (open.TryPop(out var step))
        {
            if (!seen.Add(step))
                continue;
            if (step == Start)
                return false;
            foreach (var inbound in ForwardInbound(step))
                open.Push(inbound.Source);
        }
        return true;
    }

    /// <summary>Every step from which forward connections lead to this one.</summary>
    public IReadOnlySet<string> Ancestors(string activityId)
    {
        if (ancestors.TryGetValue(activityId, out var known))
            return known;
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([activityId]);
        while (open.TryPop(out var step))
        foreach (var connection in ForwardInbound(step))
        {
            if (found.Add(connection.Source))
                open.Push(connection.Source);
        }
        return ancestors[activityId] = found;
    }

    private static FlowGraph Build(Activity flowchart) => new(flowchart, StartOf(flowchart));

    /// <summary>Elsa's order: the first Start, else the first that can start, else the first without a way in, else the first.</summary>
    private static string? StartOf(Activity flowchart)
    {
        var targets = flowchart.Connections.Select(connection => connection.Target).ToHashSet(StringComparer.Ordinal);
        var steps = flowchart.Activities;
        return (steps.FirstOrDefault(step => step.Type == "Elsa.Start")
            ?? steps.FirstOrDefault(step => step.CanStartWorkflow)
            ?? steps.FirstOrDefault(step => !targets.Contains(step.Id))
            ?? (steps.Count > 0 ? steps[0] : null))?.Id;
    }

    private void Walk(string start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var step))
        foreach (var connection in Outbound(step))
        {
            Add(inbound, connection.Target, connection);
            if (!Reaches(connection.Target, connection.Source))
                Add(forwardInbound, connection.Target, connection);
            if (seen.Add(connection.Target))
                open.Enqueue(connection.Target);
        }
    }

    /// <summary>Whether forward connections found so far lead from one step to the other (a step reaches itself).</summary>
    private bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { to };
        var open = new Stack<string>([to]);
        while (open.TryPop(out var step))
        {
            if (step == from)
                return true;
            foreach (var connection in ForwardInbound(step))
            {
                if (seen.Add(connection.Source))
                    open.Push(connection.Source);
            }
        }
        return false;
    }

    private static void Add(Dictionary<string, List<Connection>> map, string key, Connection connection)
    {
        if (!map.TryGetValue(key, out var list))
            map[key] = list = [];
        list.Add(connection);
    }
}
