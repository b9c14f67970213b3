namespace Governance.Workflows.Definitions;

/// <summary>A flowchart as a graph, for proofs about its drawing: who follows whom, and what can be reached from where.</summary>
internal sealed class FlowShape
{
    public const string Flowchart = "Elsa.Flowchart";
    public const string Start = "Elsa.Start";
    public const string Fork = "Elsa.FlowFork";
    public const string Join = "Elsa.FlowJoin";
    public const string Switch = "Elsa.FlowSwitch";

    private readonly Dictionary<string, Activity> _steps;
    private readonly ILookup<string, Connection> _outbound;

    public FlowShape(Activity flowchart)
    {
        _steps = flowchart.Activities.DistinctBy(step => step.Id, StringComparer.Ordinal).ToDictionary(step => step.Id, StringComparer.Ordinal);
        _outbound = flowchart.Connections.ToLookup(connection => connection.Source, StringComparer.Ordinal);
        Starts = [.. StartsOf(flowchart).Select(step => step.Id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Where the flowchart may begin: its Start, and every step that may start the workflow itself.</summary>
    public IReadOnlyList<string> Starts { get; }

    public IEnumerable<Activity> Steps => _steps.Values;

    public Activity this[string id] => _steps[id];

    public IEnumerable<Connection> From(string id) => _outbound[id];

    /// <summary>Every step that the given ones lead to, themselves included; a step named in <paramref name="closed"/> is met but not passed.</summary>
    public HashSet<string> Reach(IEnumerable<string> from, params ReadOnlySpan<string> closed)
    {
        var seen = new HashSet<string>(from, StringComparer.Ordinal);
        var open = new Stack<string>(seen);
        while (open.TryPop(out var step))
        {
            if (closed.Contains(step))
                continue;
            foreach (var connection in From(step))
            {
                if (seen.Add(connection.Target))
                    open.Push(connection.Target);
            }
        }
        return seen;
    }

    private static IEnumerable<Activity> StartsOf(Activity flowchart)
    {
        var triggers = flowchart.Activities.Where(step => step.CanStartWorkflow).ToList();
        return flowchart.Activities.FirstOrDefault(step => step.Type == Start) is { } start ? triggers.Prepend(start)
            : triggers.Count > 0 ? triggers
            // Elsa's order where nothing says so: the first without a way in, else the first
            : flowchart.Activities.Where(step => flowchart.Connections.All(connection => connection.Target != step.Id)).Concat(flowchart.Activities).Take(1);
    }
}
