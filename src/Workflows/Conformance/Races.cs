using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>The deliberate difference at the races of token mode.</summary>
internal static class Races
{
    /// <summary>
    /// A race after which the record goes on although its flowchart is complete: the completion comes last. Where a step
    /// waits after it, or the record says nothing although other steps wait than before, nothing of it can be used from
    /// there on but what waits.
    /// </summary>
    public static Trace? WinnerRuns(ElsaCase elsa, Trace recorded)
    {
        if (!elsa.Main.AllActivities.Any(IsRace))
            return null;
        var from = Enumerable.Range(1, recorded.Steps.Count - 1).FirstOrDefault(index => IsCorrupted(elsa.Main, recorded, index));
        return from > 0
            ? recorded.Change((index, step) => index < from ? step : step with { IsUnrecorded = true, Events = [], Bookmarks = index == from ? step.Bookmarks : [] })
            : Endings.Changed(recorded, (index, step) => IsEarly(elsa.Main, step) ? CompletedLast(elsa.Main, step, WaitedBefore(recorded, index)) : step);
    }

    private static bool IsCorrupted(WorkflowDefinition main, Trace recorded, int index)
    {
        var step = recorded.Steps[index];
        return step.Events.Count == 0 ? !step.Bookmarks.SequenceEqual(WaitedBefore(recorded, index)) : step.Bookmarks.Count > 0 && IsEarly(main, step);
    }

    /// <summary>Whether the winner is recorded after the completion of the flowchart that it runs in.</summary>
    private static bool IsEarly(WorkflowDefinition main, TraceStep step) =>
        step.Events.SkipWhile(line => !IsEndOf(main, line)).Any(line => line.Name == TraceEvent.Started && IsRace(main.Find(line.ActivityId)));

    private static TraceStep CompletedLast(WorkflowDefinition main, TraceStep step, IReadOnlyList<string> waited)
    {
        var ends = step.Events.Where(line => IsEndOf(main, line)).Distinct();
        var others = step.Events.Where(line => !IsEndOf(main, line)).ToList();
        var lost = waited.Where(id => !others.Any(line => line.ActivityId == id && line.IsEnd)).Select(id => new TraceEvent(main.DefinitionId, id, TraceEvent.Canceled));
        others.InsertRange(others.FindIndex(line => line.Name == TraceEvent.Started && IsRace(main.Find(line.ActivityId))), lost);
        return step.Ended() with { Events = [.. others, .. ends] };
    }

    private static IReadOnlyList<string> WaitedBefore(Trace recorded, int index) => index == 0 ? [] : recorded.Steps[index - 1].Bookmarks;

    private static bool IsRace(Activity? activity) => Joins.ModeOf(activity) == "Race";

    private static bool IsEndOf(WorkflowDefinition main, TraceEvent line) =>
        line.Name == TraceEvent.Completed && (line.ActivityId == main.Root.Id || line.ActivityId == TraceEvent.Workflow);
}
