using System.Text.Json.Nodes;
using Governance.Domain.Events;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using Governance.Workflows.Expressions;
using Governance.Workflows.Flow;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// One turn of an instance: from what resumes it until everything waits. Laws: no I/O; whatever it changes goes to the
/// tree's store; a step that throws ends the whole tree with <see cref="StepFailed"/>.
/// </summary>
internal sealed class Burst
{
    /// <summary>A definition that runs more steps than this without waiting loops; the step it stands at faults.</summary>
    public const int MaxSteps = 5000;

    /// <summary>The name under which Elsa records the workflow itself.</summary>
    public const string WorkflowStep = "Workflow1";

    private readonly BurstTree tree;
    private readonly WorkflowDefinition definition;
    private readonly BurstMemory memory;
    private readonly List<Bookmark> added = [];
    private FlowState flow;
    private (string Key, JsonNode? Payload) met;
    private int journalLength;
    private int incidents;
    private int executed;
    private bool isInline;

    public Burst(BurstTree tree, WorkflowInstance instance, WorkflowDefinition definition, InstanceState state)
    {
        this.tree = tree;
        this.definition = definition;
        Instance = instance;
        flow = state.Flow;
        journalLength = instance.JournalLength;
        memory = new BurstMemory(definition, state, run => flow.Run(run));
    }

    public BurstTree Tree => tree;

    public WorkflowInstance Instance { get; }

    /// <summary>How many instances wait above this one for it.</summary>
    public int Depth { get; private set; }

    public JsonNode? StartPayload { get; private set; }

    /// <summary>The step that an event or a time started this burst's new instance at.</summary>
    public string? TriggerActivityId { get; private set; }

    public JsonObject Output => memory.Output;

    /// <summary>Begins a new instance, at the step that was triggered where one was.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="isWaitedFor">Whether the step that asked stands by and reads the result itself.</param>
    public async Task Start(InstanceRequest request, bool isWaitedFor)
    {
        isInline = isWaitedFor;
        StartPayload = request.TriggerPayload;
        TriggerActivityId = request.TriggerActivityId;
        Depth = request.Depth;
        memory.SetDefaults();
        Write(null, null, WorkflowStep, "Workflow", "Started");
        await Drive(new FlowAnswer.Begin(request.TriggerActivityId));
    }

    /// <summary>Goes on where a bookmark was met. The step may leave a new one.</summary>
    public async Task Resume(Bookmark bookmark, JsonNode? payload)
    {
        tree.Store.Remove(bookmark);
        met = (bookmark.Key, payload);
        await Drive(new FlowAnswer.Resumed(bookmark.Run));
    }

    /// <summary>Writes that the instance was changed from outside, or could not be, in Elsa's words.</summary>
    public void RecordAlteration(string kind, bool hasFailed = false) =>
        Write(null, null, WorkflowStep, "Workflow", $"Alteration {kind} {(hasFailed ? "failed" : "succeeded")}");

    /// <summary>Ends the instance from outside: every open step is recorded Canceled (real Elsa leaves no record, case 47).</summary>
    public Task Cancel() => Drive(new FlowAnswer.CancelAll(), InstanceSubStatus.Cancelled);

    /// <summary>Tells the flow rules something, and does what follows until everything waits.</summary>
    public async Task Drive(FlowAnswer first, InstanceSubStatus? ended = null)
    {
        await Follow(first, advances: true);
        await RemoveBookmarks();
        Settle(ended);
    }

    /// <summary>Tells the flow rules something, and leaves what follows to a later burst.</summary>
    public async Task Note(FlowAnswer answer)
    {
        await Follow(answer, advances: false);
        await RemoveBookmarks();
        Settle(null);
    }

    public FlowState Flow => flow;

    public WorkflowDefinition Definition => definition;

    public JsonObject MemoryOf(long run) => memory.Of(run);

    public void AddInput(JsonObject more) => memory.AddInput(more);

    public JsonNode? Evaluate(long run, Expression expression, string? typeName) =>
        ExpressionEvaluator.Evaluate(expression, memory.ContextFor(run, Instance.CorrelationId, Tree.Now), typeName);

    public void SetOutput(long run, Activity activity, string name, JsonNode? value) => memory.SetOutput(run, activity, name, value);

    public void SetVariable(long run, string variableId, JsonNode? value) => memory.SetVariable(run, variableId, value);

    public void SetLocal(long run, string name, JsonNode? value) => memory.SetLocal(run, name, value);

    /// <summary>Gives the instance another correlation id, and the place that goes with it where nobody holds that.</summary>
    public async ValueTask Correlate(string? correlationId)
    {
        Instance.CorrelationId = correlationId;
        await ActivationStrategy.Of(definition).TakePlace(tree.Store, Instance);
    }

    /// <summary>Runs an instance that a step starts and stands by for, in this transaction. Null where it may not start, or is not published.</summary>
    public async Task<Burst?> RunChild(InstanceRequest request) =>
        await tree.Store.Published(request.DefinitionId) is { } stored
            ? await tree.Start(request with { Depth = Depth + 1 }, stored, isWaitedFor: true)
            : throw new InvalidOperationException($"No workflow {request.DefinitionId} is published.");

    /// <summary>A value for whoever uses the workflow: the step that it stands in the place of, else whoever started the instance.</summary>
    public void SetWorkflowOutput(long run, string name, JsonNode? value)
    {
        if (Around(run).FirstOrDefault(one => definition.Find(one.ActivityId)?.Type == WorkflowAsStep.Type) is { } user)
            memory.SetOutput(user.Number, definition.Find(user.ActivityId)!, char.ToLowerInvariant(name[0]) + name[1..], value);
        else
            memory.Output[name] = value?.DeepClone();
    }

    /// <summary>Marks every step with steps embedded in it, from this run outwards to the nearest loop: they end once what is inside has ended.</summary>
    public void Break(long run)
    {
        foreach (var outer in Around(run))
        {
            memory.Of(outer.Number)["isBreaking"] = true;
            var type = definition.Find(outer.ActivityId)!.Type;
            if (!FlowRules.IsContainer(type) && tree.Activities.For(type).IsLoop)
                return;
        }
    }

    public void Publish(DomainEvent happened) => tree.Store.Publish(Instance, happened, tree.Now);

    public void AddBookmark(long run, Activity activity, string key, DateTimeOffset? dueAt)
    {
        var bookmark = new Bookmark(OrderedId.At(tree.Now), Instance.Id, run, activity.Id, activity.Type, key, dueAt, tree.Now);
        added.Add(bookmark);
        tree.Store.Add(bookmark);
    }

    /// <summary>The runs that this one stands in, from the inside out.</summary>
    private IEnumerable<StepRun> Around(long run)
    {
        for (var at = flow.Run(run)?.Parent; at is { } number && flow.Run(number) is { } outer; at = outer.Parent)
            yield return outer;
    }

    private async Task Follow(FlowAnswer first, bool advances)
    {
        if (Instance.Status == InstanceStatus.Finished)
            await ActivationStrategy.Of(definition).TakePlace(tree.Store, Instance);
        var answers = new Queue<FlowAnswer>([first]);
        while (answers.TryDequeue(out var answer))
        {
            (flow, var effects) = FlowRules.Step(definition, flow, answer, advances);
            foreach (var effect in effects)
            {
                if (await Perform(effect) is { } next)
                    answers.Enqueue(next);
            }
        }
    }

    private async Task<FlowAnswer?> Perform(FlowEffect effect)
    {
        switch (effect)
        {
            case FlowEffect.Journal line:
                Write(line.Run, line.Parent, line.ActivityId, definition.Find(line.ActivityId)!.Type, line.Event, line.Outcomes);
                return null;
            case FlowEffect.Execute execute:
                return await Execute(execute);
            case FlowEffect.Resume resume:
                return await Call(resume.Run, resume.ActivityId, (type, step) => type.Resume(step, met.Key, met.Payload));
            case FlowEffect.Ask ask:
                return await Call(ask.Run, ask.ActivityId, (type, step) => type.ChildOver(step, ask.Child));
            case FlowEffect.Cancel cancelled:
                await Cancel(cancelled);
                return null;
            case FlowEffect.Fault fault:
                Report(fault.Run, fault.ActivityId, fault.Reason, null);
                return null;
            case FlowEffect.Stuck stuck:
                Report(stuck.Run, stuck.JoinId, $"The join waits for {string.Join(", ", stuck.MissingBranches)}, which will not come.", null);
                return null;
            default:
                throw new InvalidOperationException("Unknown effect " + effect);
        }
    }

    private async Task Cancel(FlowEffect.Cancel cancelled)
    {
        var activity = definition.Find(cancelled.ActivityId)!;
        if (FlowRules.IsContainer(activity.Type))
            return;
        tree.Store.ActAs(Instance);
        await tree.Activities.For(activity.Type).Cancel(new StepContext(this, cancelled.Run, activity));
    }

    private async Task<FlowAnswer> Execute(FlowEffect.Execute execute)
    {
        if (++executed > MaxSteps)
        {
            Report(execute.Run, execute.ActivityId, $"The workflow ran {MaxSteps} steps without waiting; it was stopped here.", null);
            return new FlowAnswer.Faulted(execute.Run);
        }
        return await Call(execute.Run, execute.ActivityId, (type, step) => type.Execute(step));
    }

    private async Task<FlowAnswer> Call(long run, string activityId, Func<ActivityType, StepContext, ValueTask<StepResult>> act)
    {
        var activity = definition.Find(activityId)!;
        if (tree.NextCall(out var number) is { } fault)
        {
            Report(run, activityId, Sentence(fault), fault.ToString());
            return StepResult.Fails.Answer(run);
        }
        try
        {
            tree.Store.ActAs(Instance);
            return (await act(tree.Activities.For(activity.Type), new StepContext(this, run, activity))).Answer(run);
        }
        catch (Exception cause) when (cause is not (DbUpdateException or OperationCanceledException or StepFailed))
        {
            throw new StepFailed(number, run, cause);
        }
    }

    private void Report(long run, string activityId, string message, string? detail)
    {
        incidents++;
        tree.Store.Add(new Incident(OrderedId.At(tree.Now), Instance.Id, run, activityId, message, detail, tree.Now));
        Publish(new WorkflowStopped(Instance.Id, Instance.CorrelationId, activityId, message));
    }

    /// <summary>Takes away the bookmarks of runs that are over, and of those that are faulted: only a decision moves these on.</summary>
    private async Task RemoveBookmarks()
    {
        foreach (var bookmark in (await tree.Store.BookmarksOf(Instance)).Where(one => !IsLive(one)))
            tree.Store.Remove(bookmark);
        // those of this burst are not stored yet
        foreach (var bookmark in added.Where(one => !IsLive(one)))
            tree.Store.Remove(bookmark);
        added.RemoveAll(one => !IsLive(one));
    }

    private bool IsLive(Bookmark bookmark) => flow.Run(bookmark.Run) is { Status: not RunStatus.Faulted };

    /// <summary>Keeps what was changed without driving anything on.</summary>
    public void Keep() => Settle(null);

    /// <summary>Says how it stands: the instance's row, the end of the journal, and word to the instance that waits for it.</summary>
    private void Settle(InstanceSubStatus? ended)
    {
        var status = ended ?? StatusOf(flow);
        if (status == InstanceSubStatus.Finished && Instance.SubStatus != InstanceSubStatus.Finished)
            Write(null, null, WorkflowStep, "Workflow", "Completed");
        var wasRunning = Instance.Status == InstanceStatus.Running;
        memory.Forget(flow);
        Instance.Update(memory.State(flow), status, journalLength, incidents, tree.Now);
        incidents = 0;
        if (wasRunning && Instance.Status == InstanceStatus.Finished && Instance.ParentKey is { } key && !isInline)
            Publish(new WorkflowEnded(Instance.Id, status, Instance.ParentInstanceId!.Value, key, ChildResult.Of(this).ToJsonString()));
    }

    private void Write(long? run, long? parent, string activityId, string activityType, string eventName, IReadOnlyList<string>? outcomes = null) =>
        tree.Store.Write(new JournalEntry(Instance.Id, ++journalLength, run, parent, activityId, activityType, eventName, outcomes, tree.OnWordOf, tree.Now));

    private InstanceSubStatus StatusOf(FlowState state) =>
        state.IsFinished ? InstanceSubStatus.Finished
        : state.Runs.Any(run => run.Status == RunStatus.Faulted) && !definition.ContinuesWithIncidents ? InstanceSubStatus.Faulted
        : InstanceSubStatus.Suspended;

    private static string Sentence(Exception fault) => fault is RuleBroken broken ? broken.Sentence.In(System.Globalization.CultureInfo.InvariantCulture) : fault.Message;
}
