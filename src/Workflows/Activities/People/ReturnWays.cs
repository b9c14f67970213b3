using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>Gives each outcome that is a return the steps that it opens again, read from the drawing.</summary>
internal static class ReturnWays
{
    public static IReadOnlyList<OfferedOutcome> Mark(IReadOnlyList<OfferedOutcome> outcomes, StepContext step)
    {
        if (!outcomes.Any(outcome => ReturnWay.IsReturn(step.Activity, outcome.Name)))
            return outcomes;
        var flowchart = step.Burst.Definition.AllActivities.First(one => one.Activities.Any(inside => inside.Id == step.Activity.Id));
        return [.. outcomes.Select(outcome => ReturnWay.IsReturn(step.Activity, outcome.Name)
            ? outcome with { Reopens = ReturnWay.From(flowchart, step.Activity.Id, outcome.Name), LeadsTo = ReturnWay.Target(flowchart, step.Activity.Id, outcome.Name) }
            : outcome)];
    }
}
