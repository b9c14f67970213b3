using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>
/// The flow rules as one pure function: (definition, state, answer) gives (state, effects). No database, no clock, no
/// services; the engine, a simulator and a checker all run this.
/// Laws: steps run one at a time in the order they were scheduled (FIFO); an outcome without a connection is no error;
/// a flowchart completes when nothing inside runs, waits or is faulted and no token is left; any other step with steps
/// embedded in it is asked, at once, what follows when one of them is over.
/// </summary>
public static class FlowRules
{
    public const string Flowchart = "Elsa.Flowchart";

    /// <summary>The root of a definition that another one uses as a step; it runs the one step that is embedded in it.</summary>
    public const string Workflow = "Elsa.Workflow";

    /// <param name="definition">What is run.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="answer">What is told.</param>
    /// <param name="advances">Whether the next step of the queue starts; an alteration may leave that to a later burst.</param>
    public static (FlowState State, IReadOnlyList<FlowEffect> Effects) Step(WorkflowDefinition definition, FlowState state, FlowAnswer answer, bool advances = true)
    {
        var work = new FlowWork(definition, state);
        if (state.IsFinished)
            return (state, []);
        answer.Take(work);
        if (advances)
            Advance(work);
        return (work.State, work.Effects);
    }

    /// <summary>Whether the rules run this kind of step by themselves.</summary>
    internal static bool IsContainer(string type) => type is Flowchart or Workflow;

    internal static void Begin(FlowWork work, string? triggered)
    {
        work.Schedule(work.Definition.Root.Id, null);
        Start(work, work.Next()!, triggered);
    }

    /// <summary>A step is done: whatever still runs inside it is given up, and what it stands in goes on.</summary>
    internal static void Complete(FlowWork work, StepRun run, IReadOnlyList<string> outcomes)
    {
        work.CancelChildren(run.Number);
        // the outcomes of a workflow used as a step are recorded at that step (Elsa case 72)
        Record(work, run, work.ActivityOf(run).Type == Workflow ? [] : outcomes);
        if (run.Parent is not { } number || work.Find(number) is not { } parent)
            work.Finish();
        else if (work.ActivityOf(parent).Type == Flowchart)
            FollowIn(work, parent, run, outcomes);
        else
            Tell(work, parent, new ChildOver(run.Number, run.ActivityId, outcomes));
    }

    /// <summary>One run is given up. What it stands in goes on as if the way through it were dead.</summary>
    internal static void CancelOne(FlowWork work, StepRun run)
    {
        work.Cancel(run);
        if (run.Parent is not { } number || work.Find(number) is not { } parent)
            work.Finish();
        else if (work.ActivityOf(parent).Type != Flowchart)
            Tell(work, parent, new ChildOver(run.Number, run.ActivityId, []));
        else if (work.Definition.FlowMode == FlowMode.CounterBased)
            CounterRules.StepCancelled(work, parent, run);
        else
            TokenRules.StepCancelled(work, parent, run);
    }

    internal static void CompleteIfDone(FlowWork work, long number)
    {
        if (work.Find(number) is { } flowchart && !work.HasChildren(number) && !flowchart.Tokens.Any(token => token.IsLive))
            Complete(work, flowchart, [Connection.Done]);
    }

    /// <summary>The rules themselves cannot go on from a step that is done: it is faulted after all (Elsa case 71).</summary>
    internal static void Fault(FlowWork work, StepRun run, string reason)
    {
        work.Set(run with { Status = RunStatus.Faulted });
        work.Journal(run, "Faulted");
        work.Effects.Add(new FlowEffect.Fault(run.Number, run.ActivityId, reason));
    }

    /// <summary>Writes that a run is completed, and forgets it.</summary>
    internal static void Record(FlowWork work, StepRun run, IReadOnlyList<string> outcomes)
    {
        work.Journal(run, "Completed", outcomes);
        work.Remove(run);
    }

    /// <summary>What a step stands in hears that it is over: a workflow used as a step is over with it, any other kind is asked.</summary>
    internal static void Tell(FlowWork work, StepRun parent, ChildOver child)
    {
        if (work.ActivityOf(parent).Type == Workflow)
            Complete(work, parent, child.IsTerminal ? [Connection.Done] : child.Outcomes);
        else
            work.Await(new FlowEffect.Ask(parent.Number, parent.ActivityId, child));
    }

    private static void FollowIn(FlowWork work, StepRun flowchart, StepRun done, IReadOnlyList<string> outcomes)
    {
        if (work.Definition.FlowMode == FlowMode.CounterBased)
            CounterRules.StepCompleted(work, flowchart, done, outcomes);
        else
            TokenRules.StepCompleted(work, flowchart, done.ActivityId, outcomes);
        CompleteIfDone(work, flowchart.Number);
    }

    /// <summary>Takes the next step off the queue, until one has to be executed or nothing is left.</summary>
    private static void Advance(FlowWork work)
    {
        while (!work.IsFinished && !work.IsAwaiting)
        {
            if (work.Next() is not { } run)
            {
                ReportStranded(work);
                return;
            }
            Start(work, run, null);
        }
    }

    private static void Start(FlowWork work, StepRun run, string? triggered)
    {
        run = run with { Status = RunStatus.Running };
        work.Set(run);
        var activity = work.ActivityOf(run);
        if (activity.Type == "Elsa.FlowJoin")
            CancelAncestors(work, run);
        work.Journal(run, "Started");
        if (activity.Type == Flowchart)
            StartFlowchart(work, run, triggered);
        else if (activity.Type == Workflow)
            work.Schedule(activity.Children[0].Id, run.Number);
        else
            work.Await(new FlowEffect.Execute(run.Number, run.ActivityId));
    }

    private static void StartFlowchart(FlowWork work, StepRun run, string? triggered)
    {
        var activity = work.ActivityOf(run);
        if (triggered is not null && activity.Activities.Any(step => step.Id == triggered))
        {
            run = run with { Start = triggered };
            work.Set(run);
        }
        if (work.GraphOf(run).Start is { } start)
            work.Schedule(start, run.Number);
        else
            Complete(work, run, [Connection.Done]);
    }

    /// <summary>A join that starts gives up what still runs on the ways to it, in either mode and whatever its own mode.</summary>
    private static void CancelAncestors(FlowWork work, StepRun join)
    {
        if (join.Parent is not { } number || work.Find(number) is not { } flowchart || work.ActivityOf(flowchart).Type != Flowchart)
            return;
        foreach (var ancestor in BegunAncestors(work, flowchart, join.ActivityId))
            CancelOne(work, ancestor);
    }

    internal static IReadOnlyList<StepRun> BegunAncestors(FlowWork work, StepRun flowchart, string activityId)
    {
        var ancestors = work.GraphOf(flowchart).Ancestors(activityId);
        return [.. work.ChildrenOf(flowchart.Number).Where(run => run.Status != RunStatus.Scheduled && ancestors.Contains(run.ActivityId))];
    }

    private static void ReportStranded(FlowWork work)
    {
        foreach (var flowchart in work.Runs.Where(run => !run.Tokens.IsDefaultOrEmpty && !work.HasChildren(run.Number)).ToList())
        foreach (var (join, missing) in TokenRules.Stranded(work, flowchart))
            work.Effects.Add(new FlowEffect.Stuck(flowchart.Number, join, missing));
    }
}
