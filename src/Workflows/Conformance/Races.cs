using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>The deliberate difference at the races of token mode.</summary>
internal static class Races
{
    /// <summary>
    /// A race after which the record goes on although its flowchart is complete: the completion comes last. Or one after
    /// which the record says nothing although other steps wait than before: from there on nothing of it can be used.
    /// </summary>
    public static Trace? WinnerRuns(ElsaCase elsa, Trace recorded)
    {
        if (!elsa.Main.AllActivities.Any(activity => Joins.ModeOf(activity) == "Race"))
            return null;
        var from = Enumerable.Range(1, recorded.Steps.Count - 1).FirstOrDefault(index => IsCorrupted(recorded, index));
        return from > 0
            ? recorded.Change((index, step) => index >= from ? step with { IsUnrecorded = true, Bookmarks = index == from ? step.Bookmarks : [] } : step)
            : Endings.Changed(recorded, (_, step) => CompletedLast(elsa.Main, step));
    }

    private static bool IsCorrupted(Trace recorded, int index) =>
        recorded.Steps[index].Events.Count == 0 && !recorded.Steps[index].Bookmarks.SequenceEqual(recorded.Steps[index - 1].Bookmarks);

    private static TraceStep CompletedLast(WorkflowDefinition main, TraceStep step)
    {
        var early = step.Events.Where(line => IsEndOf(main, line)).Distinct().ToList();
        var others = step.Events.Where(line => !IsEndOf(main, line)).ToList();
        var isEarly = step.Events.SkipWhile(line => !IsEndOf(main, line)).Any(line => line.Name == TraceEvent.Started && Joins.ModeOf(main.Find(line.ActivityId)) == "Race");
        return isEarly ? step.Ended() with { Events = [.. others, .. early] } : step;
    }

    private static bool IsEndOf(WorkflowDefinition main, TraceEvent line) =>
        line.Name == TraceEvent.Completed && (line.ActivityId == main.Root.Id || line.ActivityId == TraceEvent.Workflow);
}
