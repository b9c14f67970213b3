using Governance.Domain.Work;
using Governance.Workflows.Activities.Credentials;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>Marks each outcome from which the drawing leads to the catalogue with nobody asked in between.</summary>
internal static class PublicationWays
{
    private static readonly string Published = new Publish().Declaration.Type;

    public static IReadOnlyList<OfferedOutcome> Mark(IReadOnlyList<OfferedOutcome> outcomes, StepContext step)
    {
        var definition = step.Burst.Definition;
        if (!definition.AllActivities.Any(one => one.Type == Published))
            return outcomes;
        var flowchart = definition.AllActivities.First(one => one.Activities.Any(inside => inside.Id == step.Activity.Id));
        return [.. outcomes.Select(outcome => outcome with { Publishes = Leads(flowchart, step.Activity.Id, outcome.Name) })];
    }

    private static bool Leads(Activity flowchart, string stepId, string outcome)
    {
        var steps = flowchart.Activities.ToLookup(one => one.Id, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(flowchart.Connections.Where(way => way.Source == stepId && way.SourcePort == outcome).Select(way => way.Target));
        while (open.TryDequeue(out var id))
        {
            if (!seen.Add(id) || steps[id].FirstOrDefault() is not { } next)
                continue;
            if (next.Type == Published)
                return true;
            // whoever offers outcomes asks somebody, or waits
            if (next.Raw("outcomes") is null)
                foreach (var way in flowchart.Connections.Where(way => way.Source == id))
                    open.Enqueue(way.Target);
        }
        return false;
    }
}
