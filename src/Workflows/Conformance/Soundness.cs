using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>
/// What holds of every step, whatever real Elsa made of it: for the few steps where it went wrong and its record says
/// nothing of what is right. The answered step goes on; nothing begins inside what is over; what no longer waits is
/// recorded as over; the instance waits exactly for what is open and is finished exactly when nothing is.
/// </summary>
internal static class Soundness
{
    public static IEnumerable<Sentence> Problems(ElsaCase elsa, TraceStep expected, Trace seen, int index)
    {
        var step = seen.Steps[index];
        return Beginning(elsa, expected, seen, index)
            .Concat(Order(elsa.Main, seen, index))
            .Concat(Waiting(seen, index))
            .Concat(LeftOpen(elsa.Main, seen, index))
            .Concat(Recorded(expected, step, index))
            .Concat(step.Incidents.Select(id => new Sentence("step {0}: {1} has an incident", index + 1, id)));
    }

    /// <summary>What the console should hold: what was recorded, then what the WriteLine steps that ran were told to write.</summary>
    public static IReadOnlyList<string> Console(ElsaCase elsa, Trace expected, Trace seen)
    {
        var written = Replay.Of(elsa, seen, forgets: false).Console;
        return [.. expected.Console, .. written.Skip(expected.Console.Count)];
    }

    /// <summary>What real Elsa did record comes first; then the step that the script speaks to, where it waits or is faulted.</summary>
    private static IEnumerable<Sentence> Beginning(ElsaCase elsa, TraceStep expected, Trace seen, int index)
    {
        var (step, script) = (seen.Steps[index], elsa.Script[index]);
        var due = Answered(elsa.Main, seen, script, index) is { } next ? expected.Events.Append(next).ToList() : expected.Events;
        foreach (var difference in Comparison.Lines(index + 1, due, [.. step.Events.Take(due.Count)]))
            yield return difference;
        if (due.Count == 0 && step.Events.Count > 0)
            yield return new Sentence("step {0}: expected nothing to happen, was {1}", index + 1, step.Events[0]);
    }

    private static IEnumerable<Sentence> Recorded(TraceStep expected, TraceStep step, int index)
    {
        if (expected.Bookmarks.Count > 0 && !expected.Bookmarks.SequenceEqual(step.Bookmarks))
            yield return new Sentence("step {0}, {1}: expected {2}, was {3}", index + 1, new Sentence("the open bookmarks"), string.Join(", ", expected.Bookmarks), string.Join(", ", step.Bookmarks));
    }

    private static TraceEvent? Answered(WorkflowDefinition main, Trace seen, ScriptStep script, int index)
    {
        var before = index == 0 ? new TraceStep() : seen.Steps[index - 1];
        if (script.ActivityId is not { } id)
            return null;
        if (script.IsAlteration("ScheduleActivity"))
            return new(main.DefinitionId, id, TraceEvent.Started);
        return before.Bookmarks.Contains(id) ? new(main.DefinitionId, id, TraceEvent.Resumed) : null;
    }

    /// <summary>Nothing goes on in what is over, and nothing that did not begin.</summary>
    private static IEnumerable<Sentence> Order(WorkflowDefinition main, Trace seen, int index)
    {
        var earlier = seen.EventsUpTo(index - 1).ToList();
        foreach (var line in seen.Steps[index].Events.Where(line => line.ActivityId != TraceEvent.Workflow))
        {
            var open = new OpenSteps(main, earlier);
            var place = line.Name == TraceEvent.Started ? main.ContainerOf(line.ActivityId)?.Id ?? TraceEvent.Workflow : line.ActivityId;
            if (!open.IsOpen(place))
                yield return new Sentence("step {0}: {1}, although {2} is over", index + 1, line, place);
            earlier.Add(line);
        }
    }

    /// <summary>The bookmarks are those of the steps that wait by the journal; without any, everything is over.</summary>
    private static IEnumerable<Sentence> Waiting(Trace seen, int index)
    {
        var step = seen.Steps[index];
        var waiting = seen.EventsUpTo(index).GroupBy(line => line.ActivityId)
            .Where(lines => lines.Last().Name == TraceEvent.Suspended).Select(lines => lines.Key).Order(StringComparer.Ordinal).ToList();
        if (!waiting.SequenceEqual(step.Bookmarks.Distinct()))
            yield return new Sentence("step {0}: {1} wait, and the open bookmarks are {2}", index + 1, string.Join(", ", waiting), string.Join(", ", step.Bookmarks));
        var status = waiting.Count > 0 ? "Running/Suspended" : "Finished/Finished";
        if ($"{step.Status}/{step.SubStatus}" != status)
            yield return new Sentence("step {0}, {1}: expected {2}, was {3}", index + 1, new Sentence("the status"), status, $"{step.Status}/{step.SubStatus}");
    }

    private static IEnumerable<Sentence> LeftOpen(WorkflowDefinition main, Trace seen, int index) =>
        seen.Steps[index].Status == "Finished"
            ? new OpenSteps(main, seen.EventsUpTo(index)).All.Select(id => new Sentence("step {0}: the workflow is finished, and {1} is not", index + 1, id))
            : [];
}
