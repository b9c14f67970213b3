using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>
/// The flow rules as one pure function: (definition, state, answer) gives (state, effects). No database, no clock, no
/// services; the engine, a simulator and a checker all run this.
/// Laws: steps run one at a time in the order they were scheduled (FIFO); an outcome without a connection is no error;
/// a flowchart completes when nothing inside runs, waits or is faulted and no token is left.
/// </summary>
public static class FlowRules
{
    public const string Flowchart = "Elsa.Flowchart";

    public static (FlowState State, IReadOnlyList<FlowEffect> Effects) Step(WorkflowDefinition definition, FlowState state, FlowAnswer answer)
    {
        var work = new FlowWork(definition, state);
        if (!state.IsFinished)
        {
            Take(work, answer);
            Advance(work);
        }
        return (work.State, work.Effects);
    }

    private static void Take(FlowWork work, FlowAnswer answer)
    {
        switch (answer)
        {
            case FlowAnswer.Begin begin:
                Begin(work, begin.TriggeredActivityId);
                break;
            case FlowAnswer.Completed completed when work.Find(completed.Run) is { } run:
                Complete(work, run, completed.Outcomes);
                break;
            case FlowAnswer.Waits waits when work.Find(waits.Run) is { } run:
                if (run.Status != RunStatus.Waiting)
                    work.Journal(run, "Suspended");
                work.Set(run with { Status = RunStatus.Waiting });
                break;
            case FlowAnswer.Faulted faulted when work.Find(faulted.Run) is { } run:
                work.Set(run with { Status = RunStatus.Faulted });
                work.Journal(run, "Faulted");
                break;
            case FlowAnswer.EndsFlowchart ends when work.Find(ends.Run) is { } run:
                work.Journal(run, "Completed");
                work.Remove(run);
                EndContainer(work, run.Parent);
                break;
            case FlowAnswer.EndsWorkflow ends when work.Find(ends.Run) is { } run:
                work.Journal(run, "Completed");
                work.Remove(run);
                EndWorkflow(work);
                break;
            case FlowAnswer.CancelAll:
                foreach (var root in work.Runs.Where(run => run.Parent is null).ToList())
                    work.Cancel(root);
                work.Finish();
                break;
        }
    }

    private static void Begin(FlowWork work, string? triggered)
    {
        var root = work.Definition.Root;
        work.Schedule(root.Id, null);
        var run = work.Next()!;
        if (root.Type != Flowchart)
        {
            StartLeaf(work, run);
            return;
        }
        StartFlowchart(work, run, triggered);
    }

    /// <summary>Takes the next step off the queue, until one has to be executed or nothing is left.</summary>
    private static void Advance(FlowWork work)
    {
        while (!work.IsFinished && !work.Effects.OfType<FlowEffect.Execute>().Any())
        {
            if (work.Next() is not { } run)
            {
                ReportStranded(work);
                return;
            }
            if (work.ActivityOf(run).Type == Flowchart)
                StartFlowchart(work, run, null);
            else
                StartLeaf(work, run);
        }
    }

    private static void StartLeaf(FlowWork work, StepRun run)
    {
        work.Set(run with { Status = RunStatus.Running });
        work.Journal(run, "Started");
        work.Effects.Add(new FlowEffect.Execute(run.Number, run.ActivityId));
    }

    private static void StartFlowchart(FlowWork work, StepRun run, string? triggered)
    {
        work.Set(run with { Status = RunStatus.Running });
        work.Journal(run, "Started");
        if (FlowGraph.Of(work.ActivityOf(run), triggered).Start is { } start)
            work.Schedule(start, run.Number);
        else
            Complete(work, work.Find(run.Number)!, [Connection.Done]);
    }

    private static void Complete(FlowWork work, StepRun run, IReadOnlyList<string> outcomes)
    {
        work.Journal(run, "Completed", outcomes is [Connection.Done] ? null : outcomes);
        work.Remove(run);
        if (run.Parent is not { } parent)
        {
            work.Finish();
            return;
        }
        TokenRules.StepCompleted(work, work.Find(parent)!, run.ActivityId, outcomes);
        CompleteIfDone(work, parent);
    }

    private static void CompleteIfDone(FlowWork work, long number)
    {
        if (work.Find(number) is { } flowchart && !work.ChildrenOf(number).Any() && !flowchart.Tokens.Any(token => token.IsLive))
            Complete(work, flowchart, [Connection.Done]);
    }

    private static void EndContainer(FlowWork work, long? number)
    {
        if (number is not { } parent || work.Find(parent) is not { } flowchart)
            return;
        foreach (var child in work.ChildrenOf(parent).ToList())
            work.Cancel(child);
        Complete(work, flowchart with { Tokens = [] }, [Connection.Done]);
    }

    private static void EndWorkflow(FlowWork work)
    {
        foreach (var root in work.Runs.Where(run => run.Parent is null).ToList())
        {
            foreach (var child in work.ChildrenOf(root.Number).ToList())
                work.Cancel(child);
            work.Journal(root, "Completed");
            work.Remove(root);
        }
        work.Finish();
    }

    private static void ReportStranded(FlowWork work)
    {
        foreach (var flowchart in work.Runs.Where(run => !run.Tokens.IsEmpty && !work.ChildrenOf(run.Number).Any()).ToList())
        foreach (var (join, missing) in TokenRules.Stranded(work, flowchart))
            work.Effects.Add(new FlowEffect.Stuck(flowchart.Number, join, missing));
    }
}
