using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>The hands of one <see cref="FlowRules.Step"/>: a mutable copy of the state, and the effects gathered so far. Lives for one call.</summary>
internal sealed class FlowWork(WorkflowDefinition definition, FlowState state)
{
    private readonly List<StepRun> runs = [.. state.Runs];
    private readonly Queue<long> queue = new(state.Queue);
    private long lastRun = state.LastRun;
    private int awaited = state.Awaited;

    public WorkflowDefinition Definition { get; } = definition;

    public List<FlowEffect> Effects { get; } = [];

    public bool IsFinished { get; private set; } = state.IsFinished;

    /// <summary>Whether the engine still owes an answer.</summary>
    public bool IsAwaiting => awaited > 0;

    /// <summary>In the order of their numbers, which is that in which they were scheduled.</summary>
    public IReadOnlyList<StepRun> Runs => runs;

    public FlowState State => new([.. runs], [.. queue], lastRun, IsFinished, awaited);

    public StepRun? Find(long number) => PlaceOf(number) is >= 0 and var place ? runs[place] : null;

    public Activity ActivityOf(StepRun run) =>
        Definition.Find(run.ActivityId) ?? throw new InvalidOperationException($"Step {run.ActivityId} is not in definition {Definition.Id}.");

    public FlowGraph GraphOf(StepRun flowchart) => FlowGraph.Of(ActivityOf(flowchart), flowchart.Start);

    /// <summary>In the order in which they were scheduled.</summary>
    public IReadOnlyList<StepRun> ChildrenOf(long parent) => runs.FindAll(run => run.Parent == parent);

    public bool HasChildren(long parent) => runs.Exists(run => run.Parent == parent);

    /// <summary>Changes a run, or brings it back where it is over already.</summary>
    public void Set(StepRun run)
    {
        var place = PlaceOf(run.Number);
        if (place >= 0)
            runs[place] = run;
        else
            runs.Insert(~place, run);
    }

    public void Remove(StepRun run)
    {
        if (PlaceOf(run.Number) is >= 0 and var place)
            runs.RemoveAt(place);
    }

    /// <summary>Puts a step at the end of the queue: a fork's branches run breadth-first (Elsa case 31).</summary>
    public void Schedule(string activityId, long? parent, JsonObject? locals = null, bool cameBack = false)
    {
        var run = StepRun.Scheduled(++lastRun, parent, activityId) with { Locals = locals, CameBack = cameBack };
        runs.Add(run);
        queue.Enqueue(run.Number);
    }

    public void Reschedule(StepRun run)
    {
        Set(run with { Status = RunStatus.Scheduled });
        queue.Enqueue(run.Number);
    }

    /// <summary>The next run of the queue that was not cancelled meanwhile.</summary>
    public StepRun? Next()
    {
        while (queue.TryDequeue(out var number))
        {
            if (Find(number) is { } run)
                return run;
        }
        return null;
    }

    /// <summary>Asks the engine for something it has to answer.</summary>
    public void Await(FlowEffect effect)
    {
        awaited++;
        Effects.Add(effect);
    }

    public void Answered() => awaited = Math.Max(0, awaited - 1);

    public void Journal(StepRun run, string happened, IReadOnlyList<string>? outcomes = null) =>
        Effects.Add(new FlowEffect.Journal(run.Number, run.Parent, run.ActivityId, happened, outcomes is [Connection.Done] or [] ? null : outcomes));

    /// <summary>Ends a run and everything inside it without an answer. Only what had begun is recorded as Canceled.</summary>
    public void Cancel(StepRun run)
    {
        CancelChildren(run.Number);
        Remove(run);
        if (run.Status == RunStatus.Scheduled)
            return;
        Effects.Add(new FlowEffect.Cancel(run.Number, run.ActivityId));
        Journal(run, "Canceled");
    }

    public void CancelChildren(long parent)
    {
        foreach (var child in ChildrenOf(parent))
            Cancel(child);
    }

    public void Finish()
    {
        IsFinished = true;
        queue.Clear();
    }

    private int PlaceOf(long number) => StepRuns.PlaceOf(CollectionsMarshal.AsSpan(runs), number);
}
