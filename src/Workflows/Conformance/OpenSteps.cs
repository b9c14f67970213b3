using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>Which steps are open at the end of a list of lines, and how they are closed from the inside out.</summary>
internal sealed class OpenSteps
{
    private readonly WorkflowDefinition definition;
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);
    private readonly List<string> begun = [];

    /// <summary>Reads the lines of one definition.</summary>
    public OpenSteps(WorkflowDefinition definition, IEnumerable<TraceEvent> lines)
    {
        this.definition = definition;
        foreach (var line in lines.Where(line => line.DefinitionId == definition.DefinitionId))
            Take(line);
    }

    public bool IsOpen(string activityId) => open.GetValueOrDefault(activityId) > 0;

    /// <summary>Every open step, the workflow among them, in the order of beginning.</summary>
    public IEnumerable<string> All => begun.Where(IsOpen);

    public TraceEvent Line(string activityId, string name) => new(definition.DefinitionId, activityId, name);

    /// <summary>The lines that give up whatever is open inside a step, innermost first, in the order of beginning.</summary>
    public IEnumerable<TraceEvent> CancelInside(string containerId) => begun
        .Where(id => IsOpen(id) && definition.ContainerOf(id)?.Id == containerId)
        .SelectMany(id => CancelInside(id).Append(Line(id, TraceEvent.Canceled)));

    /// <summary>The lines that complete every container around a step, giving up whatever else is open in each, and the workflow itself.</summary>
    public IEnumerable<TraceEvent> CompleteAround(string activityId)
    {
        for (var container = definition.ContainerOf(activityId); container is not null; container = definition.ContainerOf(container.Id))
        {
            foreach (var line in CancelInside(container.Id).Where(line => IsOpen(line.ActivityId)).ToList())
            {
                Take(line);
                yield return line;
            }
            var completed = Line(container.Id, TraceEvent.Completed);
            Take(completed);
            yield return completed;
        }
        yield return Line(TraceEvent.Workflow, TraceEvent.Completed);
    }

    private void Take(TraceEvent line)
    {
        if (line.Name == TraceEvent.Started)
        {
            open[line.ActivityId] = open.GetValueOrDefault(line.ActivityId) + 1;
            begun.Remove(line.ActivityId);
            begun.Add(line.ActivityId);
        }
        else if (line.IsEnd || line.Name == TraceEvent.Faulted)
        {
            open[line.ActivityId] = Math.Max(0, open.GetValueOrDefault(line.ActivityId) - 1);
        }
    }
}
