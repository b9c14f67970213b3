namespace Governance.Workflows.Definitions;

/// <summary>
/// The way back that a return opens again: every step that the proposal may come through before it is returned anew.
/// A way through another return is another return's.
/// </summary>
internal static class ReturnWay
{
    /// <summary>The raw field of an outcome that says it is a return.</summary>
    public const string Flag = "returns";

    /// <summary>Whether the definition marks the outcome as a return.</summary>
    public static bool IsReturn(Activity step, string outcome) =>
        StepOutcomes.Objects(step).Any(one => one.Text("name") == outcome && one.Flag(Flag));

    /// <summary>The ids of the steps on the way from an outcome, those embedded in them included.</summary>
    public static IReadOnlyList<string> From(Activity flowchart, string stepId, string outcome)
    {
        var steps = flowchart.Activities.DistinctBy(step => step.Id, StringComparer.Ordinal).ToDictionary(step => step.Id, StringComparer.Ordinal);
        var ways = flowchart.Connections.ToLookup(way => way.Source, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(ways[stepId].Where(way => way.SourcePort == outcome).Select(way => way.Target));
        while (open.TryDequeue(out var id))
        {
            if (!steps.TryGetValue(id, out var step) || !seen.Add(id))
                continue;
            foreach (var way in ways[id].Where(way => !IsReturn(step, way.SourcePort)))
                open.Enqueue(way.Target);
        }
        return [.. seen.SelectMany(id => WithEmbedded(steps[id]))];
    }

    /// <summary>The first step on the way that does more than move the record and tell people; null where the way forks before it.</summary>
    public static string? Target(Activity flowchart, string stepId, string outcome)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (at, port) = (stepId, outcome);
        while (flowchart.Connections.Where(way => way.Source == at && way.SourcePort == port).ToList() is [var way] && seen.Add(way.Target))
        {
            if (flowchart.Activities.First(step => step.Id == way.Target) is not { Type: "Governance.MoveLifecycle" or "Governance.Notify" })
                return way.Target;
            (at, port) = (way.Target, Connection.Done);
        }
        return null;
    }

    private static IEnumerable<string> WithEmbedded(Activity step) => step.Children.SelectMany(WithEmbedded).Prepend(step.Id);
}
