using Governance.Workflows.Definitions;

namespace Governance.Workflows.Flow;

/// <summary>The hands of one <see cref="FlowRules.Step"/>: a mutable copy of the state, and the effects gathered so far. Lives for one call.</summary>
internal sealed class FlowWork(WorkflowDefinition definition, FlowState state)
{
    private readonly Dictionary<long, StepRun> runs = state.Runs.ToDictionary(run => run.Number);
    private readonly Queue<long> queue = new(state.Queue);
    private long lastRun = state.LastRun;

    public WorkflowDefinition Definition { get; } = definition;

    public List<FlowEffect> Effects { get; } = [];

    public bool IsFinished { get; private set; } = state.IsFinished;

    public IEnumerable<StepRun> Runs => runs.Values;

    public FlowState State => new([.. runs.Values.OrderBy(run => run.Number)], [.. queue], lastRun, IsFinished);

    public StepRun? Find(long number) => runs.GetValueOrDefault(number);

    public Activity ActivityOf(StepRun run) =>
        Definition.Find(run.ActivityId) ?? throw new InvalidOperationException($"Step {run.ActivityId} is not in definition {Definition.Id}.");

    public IEnumerable<StepRun> ChildrenOf(long parent) => runs.Values.Where(run => run.Parent == parent);

    public void Set(StepRun run) => runs[run.Number] = run;

    public void Remove(StepRun run) => runs.Remove(run.Number);

    /// <summary>Puts a step at the end of the queue: a fork's branches run breadth-first (Elsa case 31).</summary>
    public void Schedule(string activityId, long? parent)
    {
        var run = StepRun.Scheduled(++lastRun, parent, activityId);
        runs.Add(run.Number, run);
        queue.Enqueue(run.Number);
    }

    /// <summary>The next run of the queue that was not cancelled meanwhile.</summary>
    public StepRun? Next()
    {
        while (queue.TryDequeue(out var number))
        {
            if (runs.TryGetValue(number, out var run))
                return run;
        }
        return null;
    }

    public void Journal(StepRun run, string happened, IReadOnlyList<string>? outcomes = null) =>
        Effects.Add(new FlowEffect.Journal(run.Number, run.ActivityId, happened, outcomes));

    /// <summary>Ends a run and everything inside it without an answer. Only what had begun is recorded as Canceled.</summary>
    public void Cancel(StepRun run)
    {
        foreach (var child in ChildrenOf(run.Number).ToList())
            Cancel(child);
        Remove(run);
        if (run.Status == RunStatus.Scheduled)
            return;
        Effects.Add(new FlowEffect.Cancel(run.Number, run.ActivityId));
        Journal(run, "Canceled");
    }

    public void Finish()
    {
        IsFinished = true;
        queue.Clear();
    }
}
