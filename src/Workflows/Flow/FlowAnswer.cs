using System.Text.Json.Nodes;

namespace Governance.Workflows.Flow;

/// <summary>
/// What is told to the flow rules: what came of a step, or what somebody outside asks for. An answer about a run that is
/// over changes nothing.
/// </summary>
public abstract record FlowAnswer
{
    internal abstract void Take(FlowWork work);

    /// <summary>The workflow begins; at the step that was triggered, where one was.</summary>
    public sealed record Begin(string? TriggeredActivityId) : FlowAnswer
    {
        internal override void Take(FlowWork work) => FlowRules.Begin(work, TriggeredActivityId);
    }

    /// <summary>What came of a run.</summary>
    public abstract record About(long Run) : FlowAnswer
    {
        internal override void Take(FlowWork work)
        {
            work.Answered();
            if (work.Find(Run) is { } run)
                Take(work, run);
        }

        internal abstract void Take(FlowWork work, StepRun run);
    }

    /// <summary>The step is done and offers these outcomes; connections that start from one of them are followed.</summary>
    public sealed record Completed(long Run, IReadOnlyList<string> Outcomes) : About(Run)
    {
        internal override void Take(FlowWork work, StepRun run) => FlowRules.Complete(work, run, Outcomes);
    }

    /// <summary>The step runs steps that are embedded in it, and is asked each time one of them is over.</summary>
    /// <param name="Run">The step.</param>
    /// <param name="Children">In the order in which they are to start.</param>
    /// <param name="AlsoWaits">Whether the step itself goes on waiting for something from outside.</param>
    public sealed record Runs(long Run, IReadOnlyList<ChildRun> Children, bool AlsoWaits) : About(Run)
    {
        internal override void Take(FlowWork work, StepRun run)
        {
            if (AlsoWaits)
                Suspend(work, run);
            foreach (var child in Children)
                work.Schedule(child.ActivityId, run.Number, child.Locals);
        }
    }

    /// <summary>The step, asked about an embedded step that is over, has nothing new to do: others still run.</summary>
    public sealed record Stays(long Run) : About(Run)
    {
        internal override void Take(FlowWork work, StepRun run)
        {
        }
    }

    /// <summary>The step waits for something from outside.</summary>
    public sealed record Waits(long Run) : About(Run)
    {
        internal override void Take(FlowWork work, StepRun run) => Suspend(work, run);
    }

    /// <summary>The step threw; its flowchart cannot complete while it stays faulted.</summary>
    public sealed record Faulted(long Run) : About(Run)
    {
        internal override void Take(FlowWork work, StepRun run)
        {
            work.Set(run with { Status = RunStatus.Faulted });
            work.Journal(run, "Faulted");
        }
    }

    /// <summary>The step is done and ends what it stands in: everything else in there is cancelled.</summary>
    public sealed record Ends(long Run, Extent Extent, IReadOnlyList<string> Outcomes) : About(Run)
    {
        internal override void Take(FlowWork work, StepRun run) => FlowEnds.End(work, run, Extent, Outcomes);
    }

    /// <summary>What a waiting step waits for has come.</summary>
    public sealed record Resumed(long Run) : FlowAnswer
    {
        internal override void Take(FlowWork work)
        {
            if (work.Find(Run) is not { } run)
                return;
            work.Set(run with { Status = RunStatus.Running });
            work.Journal(run, "Resumed");
            work.Await(new FlowEffect.Resume(run.Number, run.ActivityId));
        }
    }

    /// <summary>A faulted step is tried once more.</summary>
    public sealed record Retry(long Run) : FlowAnswer
    {
        internal override void Take(FlowWork work)
        {
            if (work.Find(Run) is { Status: RunStatus.Faulted } run)
            {
                work.CancelChildren(Run);
                work.Reschedule(run);
            }
        }
    }

    /// <summary>A step is run because somebody says so (Elsa's ScheduleActivity): a faulted run of it again, else a new one where its container is at work.</summary>
    public sealed record Schedule(string ActivityId) : FlowAnswer
    {
        internal override void Take(FlowWork work)
        {
            if (work.Runs.LastOrDefault(run => run.ActivityId == ActivityId && run.Status == RunStatus.Faulted) is { } faulted)
                new Retry(faulted.Number).Take(work);
            else if (work.Definition.ContainerOf(ActivityId) is { } container
                && work.Runs.Where(run => run.ActivityId == container.Id).MaxBy(run => run.Number) is { } parent)
                work.Schedule(ActivityId, parent.Number);
        }
    }

    /// <summary>Whatever is at work in the flowchart of a step is given up, with all that is on its way there, and the step runs.</summary>
    public sealed record GoTo(string ActivityId) : FlowAnswer
    {
        internal override void Take(FlowWork work)
        {
            if (work.Definition.ContainerOf(ActivityId) is not { } container || work.Runs.LastOrDefault(run => run.ActivityId == container.Id) is not { } flowchart)
                return;
            work.CancelChildren(flowchart.Number);
            work.Set(flowchart with { Tokens = [], Visits = null });
            work.Schedule(ActivityId, flowchart.Number);
        }
    }

    /// <summary>One waiting or faulted run is given up; the others go on.</summary>
    public sealed record CancelRun(long Run) : FlowAnswer
    {
        internal override void Take(FlowWork work)
        {
            if (work.Find(Run) is { } run)
                FlowRules.CancelOne(work, run);
        }
    }

    /// <summary>The whole instance is cancelled from outside.</summary>
    public sealed record CancelAll : FlowAnswer
    {
        internal override void Take(FlowWork work)
        {
            foreach (var root in work.Runs.Where(run => run.Parent is null).ToList())
                work.Cancel(root);
            work.Finish();
        }
    }

    private static void Suspend(FlowWork work, StepRun run)
    {
        if (run.Status != RunStatus.Waiting)
            work.Journal(run, "Suspended");
        work.Set(run with { Status = RunStatus.Waiting });
    }
}

/// <summary>How much a step ends.</summary>
public enum Extent
{
    /// <summary>The flowchart or sequence it stands in (Elsa's End and Break).</summary>
    Container,

    /// <summary>The nearest workflow: the whole one, or the one used as a step (Elsa's Complete).</summary>
    Workflow,

    /// <summary>The whole instance, however deep the step stands (Elsa's Finish).</summary>
    Instance,
}

/// <summary>An embedded step to run, with the values that only it and what is inside it see (a loop's CurrentValue).</summary>
public sealed record ChildRun(string ActivityId, JsonObject? Locals = null);
