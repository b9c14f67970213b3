using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>The deliberate differences in what is recorded when something begins or ends.</summary>
internal static class Endings
{
    private const string Complete = "Elsa.Complete";
    private const string Finish = "Elsa.Finish";

    /// <summary>A cancel that recorded nothing although steps were open.</summary>
    public static Trace? CancelledOnRecord(ElsaCase elsa, Trace recorded) => Changed(recorded, (index, step) =>
        elsa.Script[index].Do == "cancel" && step.SubStatus == "Cancelled" && step.Events.Count == 0
            && new OpenSteps(elsa.Main, recorded.EventsUpTo(index - 1)) is var open && open.IsOpen(elsa.Main.Root.Id)
            ? step with { Events = [.. open.CancelInside(elsa.Main.Root.Id), open.Line(elsa.Main.Root.Id, TraceEvent.Canceled)] }
            : step);

    /// <summary>A second Completed line of a container that did not begin again.</summary>
    public static Trace? CompletedOnce(ElsaCase elsa, Trace recorded) => Changed(recorded, (index, step) =>
    {
        var earlier = recorded.EventsUpTo(index - 1).ToList();
        var kept = new List<TraceEvent>();
        foreach (var line in step.Events)
        {
            var isAgain = line.Name == TraceEvent.Completed && elsa.Main.Find(line.ActivityId)?.Children.Count > 0
                && !new OpenSteps(elsa.Main, earlier.Concat(kept)).IsOpen(line.ActivityId);
            if (!isAgain)
                kept.Add(line);
        }
        return kept.Count == step.Events.Count ? step : step with { Events = kept };
    });

    /// <summary>A Finish after which steps stayed open.</summary>
    public static Trace? FinishedOnRecord(ElsaCase elsa, Trace recorded) => Changed(recorded, (index, step) =>
        step.Events is [.., { Name: TraceEvent.Completed } last] && elsa.Main.Find(last.ActivityId)?.Type == Finish
            && new OpenSteps(elsa.Main, recorded.EventsUpTo(index)) is var open && open.IsOpen(elsa.Main.Root.Id)
            ? step with { Events = [.. step.Events, .. open.CompleteAround(last.ActivityId)] }
            : step);

    /// <summary>A Complete inside a flowchart inside the workflow, after which something faulted or went on.</summary>
    public static Trace? CompletedFromInside(ElsaCase elsa, Trace recorded)
    {
        var corrected = Changed(recorded, (index, step) =>
        {
            var at = step.Events.ToList().FindIndex(line => line.Name == TraceEvent.Completed && IsDeepComplete(elsa.Main, line.ActivityId));
            if (at < 0)
                return step;
            var complete = elsa.Main.Find(step.Events[at].ActivityId)!;
            var begun = recorded.EventsUpTo(index - 1).Concat(step.Events.Take(at + 1)).ToList();
            var ended = new OpenSteps(elsa.Main, begun).CompleteAround(complete.Id).ToList();
            return step.Ended() with { Events = [.. step.Events.Take(at + 1), .. ended], Incidents = [] };
        });
        return corrected is null ? null : corrected with { Console = [.. recorded.Console.Take(Replay.Of(elsa, corrected, forgets: true).Console.Count)] };
    }

    /// <summary>A step said to be resumed that had nothing to resume: more of it wait than had begun.</summary>
    public static Trace? BegunNotResumed(ElsaCase elsa, Trace recorded) => Changed(recorded, (index, step) =>
    {
        var before = index == 0 ? [] : recorded.Steps[index - 1].Bookmarks;
        var events = step.Events.ToList();
        for (var at = 0; at < events.Count - 1; at++)
        {
            var id = events[at].ActivityId;
            var opened = step.Bookmarks.Count(one => one == id) - before.Count(one => one == id);
            var missing = opened + events.Count(line => line.ActivityId == id && line.IsEnd) - events.Count(line => line.Is(TraceEvent.Started, id));
            if (events[at].Name == TraceEvent.Resumed && events[at + 1].Is(TraceEvent.Suspended, id) && missing > 0)
                events[at] = events[at] with { Name = TraceEvent.Started };
        }
        return events.SequenceEqual(step.Events) ? step : step with { Events = events };
    });

    /// <summary>None where no step was changed.</summary>
    internal static Trace? Changed(Trace recorded, Func<int, TraceStep, TraceStep> change)
    {
        var changed = recorded.Change(change);
        return changed.Steps.Zip(recorded.Steps).All(pair => ReferenceEquals(pair.First, pair.Second)) ? null : changed;
    }

    private static bool IsDeepComplete(WorkflowDefinition main, string activityId) =>
        main.Find(activityId)?.Type == Complete && main.ContainerOf(activityId) is { } container && container.Id != main.Root.Id;
}
