using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>The deliberate differences at the joins of token mode: real Elsa says of the instance that it waits, but for nothing.</summary>
internal static class Joins
{
    /// <summary>A hanging instance with a merging step to which some branches came and others did not.</summary>
    public static Trace? StrandedIsReported(ElsaCase elsa, Trace recorded) => Endings.Changed(recorded, (index, step) =>
        step.IsHanging && Reached(elsa, recorded, index, "Merge", "Converge") is { Count: > 0 } stranded
            ? step with { Incidents = stranded }
            : step);

    /// <summary>A hanging instance in whose workflow a cascading step ran and was reached once more afterwards.</summary>
    public static Trace? SwallowedCompletes(ElsaCase elsa, Trace recorded)
    {
        var isOver = false;
        return Endings.Changed(recorded, (index, step) =>
        {
            if (!step.IsHanging || Reached(elsa, recorded, index, "Cascade") is not { Count: > 0 } cascades)
                return step;
            var ended = isOver ? [] : new OpenSteps(elsa.Main, recorded.EventsUpTo(index)).CompleteAround(cascades[0]);
            isOver = true;
            return step.Ended() with { Events = [.. step.Events, .. ended] };
        });
    }

    /// <summary>The steps of these merge modes to which a connection was followed after they last began.</summary>
    private static List<string> Reached(ElsaCase elsa, Trace recorded, int index, params string[] modes)
    {
        var lines = recorded.EventsUpTo(index).ToList();
        return [.. elsa.Main.AllActivities
            .SelectMany(flowchart => flowchart.Connections)
            .Where(connection => modes.Contains(ModeOf(elsa.Main.Find(connection.Target))) && IsFollowed(lines, connection))
            .Select(connection => connection.Target).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>How a step merges in token mode: a join by its own mode, any other by its merge mode.</summary>
    internal static string? ModeOf(Activity? activity) => activity is not { Type: "Elsa.FlowJoin" } join ? activity?.MergeMode
        : join.Input("mode")?.Text is "WaitAll" or "WaitAllActive" ? "Merge"
        : "Race";

    private static bool IsFollowed(List<TraceEvent> lines, Connection connection)
    {
        var begun = lines.FindLastIndex(line => line.Is(TraceEvent.Started, connection.Target));
        var left = lines.FindLastIndex(line => line.Is(TraceEvent.Completed, connection.Source)
            && (line.Outcomes.Count == 0 ? connection.SourcePort == Connection.Done : line.Outcomes.Contains(connection.SourcePort)));
        return left > begun;
    }
}
