namespace Governance.Workflows.Conformance;

/// <summary>The deliberate difference in what a retry does.</summary>
internal static class Retries
{
    /// <summary>A faulted step that was to be run again, and the record says only that it was said.</summary>
    public static Trace? ReallyRun(ElsaCase elsa, Trace recorded)
    {
        var from = Enumerable.Range(1, recorded.Steps.Count - 1).FirstOrDefault(index => IsIgnored(elsa, recorded, index));
        return from == 0 ? null : recorded.Change((index, step) => index >= from ? step with { IsUnrecorded = true } : step);
    }

    private static bool IsIgnored(ElsaCase elsa, Trace recorded, int index) =>
        elsa.Script[index] is { IsDispatched: true, ActivityId: { } id } script && script.IsAlteration("ScheduleActivity")
        && recorded.Steps[index - 1].Incidents.Contains(id) && recorded.Steps[index].SubStatus == "Faulted"
        && recorded.Steps[index].Events.All(line => line.ActivityId == TraceEvent.Workflow);
}
