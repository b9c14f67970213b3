using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>What follows when a step ends more than itself: its container, its workflow or the whole instance.</summary>
internal static class FlowEnds
{
    public static void End(FlowWork work, StepRun run, Extent extent, IReadOnlyList<string> outcomes)
    {
        FlowRules.Record(work, run, []);
        switch (extent)
        {
            case Extent.Container:
                EndContainer(work, run);
                break;
            case Extent.Workflow:
                EndUpTo(work, run, FlowRules.Workflow, outcomes);
                break;
            case Extent.Instance:
                EndUpTo(work, run, null, outcomes);
                break;
        }
    }

    private static void EndContainer(FlowWork work, StepRun run)
    {
        if (run.Parent is not { } number || work.Find(number) is not { } parent)
            work.Finish();
        else if (work.ActivityOf(parent).Type == FlowRules.Flowchart)
            FlowRules.Complete(work, parent, [Connection.Done]);
        else
            FlowRules.Tell(work, parent, new ChildOver(run.Number, run.ActivityId, [Connection.Done], IsTerminal: true));
    }

    /// <summary>
    /// Completes what the step stands in, from the inside out, giving up whatever else runs there, as far as a container
    /// of this kind, which then completes with the outcomes; without such a kind, or without one around the step, the
    /// instance is over.
    /// </summary>
    private static void EndUpTo(FlowWork work, StepRun run, string? type, IReadOnlyList<string> outcomes)
    {
        var number = run.Parent;
        while (number is { } current && work.Find(current) is { } container)
        {
            if (work.ActivityOf(container).Type == type)
            {
                FlowRules.Complete(work, container, outcomes);
                return;
            }
            work.CancelChildren(container.Number);
            FlowRules.Record(work, container, []);
            number = container.Parent;
        }
        work.Finish();
    }
}
