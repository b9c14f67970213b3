using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using Governance.Workflows.Expressions;
using Governance.Workflows.Flow;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Engine;

/// <summary>
/// One turn of an instance: from what resumes it until everything waits. Works on the context of its scope and saves
/// nothing itself; whoever opened the scope owns the transaction.
/// Laws: no I/O; the same instance, stimulus and faults always give the same run numbers; a step that throws ends the
/// burst with <see cref="StepFailed"/>, and the next try has it among <c>faults</c>.
/// </summary>
internal sealed class Burst(
    IServiceProvider services,
    WorkflowInstance instance,
    WorkflowDefinition definition,
    IReadOnlyDictionary<long, Exception> faults,
    Guid? onWordOf,
    DateTimeOffset now)
{
    /// <summary>A definition that runs more steps than this without waiting loops; the step it stands at faults.</summary>
    public const int MaxSteps = 5000;

    private readonly GovernanceDb db = services.GetRequiredService<GovernanceDb>();
    private readonly ActivityCatalogue activities = services.GetRequiredService<ActivityCatalogue>();
    private readonly List<Bookmark> added = [];
    private FlowState flow = FlowState.New;
    private BurstMemory memory = null!;
    private BurstJournal journal = null!;
    private int incidents;
    private int executed;

    public WorkflowInstance Instance { get; } = instance;

    public DateTimeOffset Now { get; } = now;

    public JsonNode? StartPayload { get; private set; }

    /// <summary>The step that an event started this burst's new instance at.</summary>
    public string? TriggerActivityId { get; private set; }

    /// <summary>Begins a new instance at the step that was triggered.</summary>
    public async Task Start(string? triggeredActivityId, JsonNode? payload)
    {
        StartPayload = payload;
        TriggerActivityId = triggeredActivityId;
        Load();
        memory.SetDefaults();
        journal.Write(null, BurstJournal.WorkflowStep, "Workflow", "Started");
        await Drive(new FlowAnswer.Begin(triggeredActivityId));
        await Close();
    }

    /// <summary>Goes on where a bookmark was met.</summary>
    public async Task Resume(Bookmark bookmark, JsonNode? payload)
    {
        Load();
        var activity = definition.Find(bookmark.ActivityId)!;
        db.Remove(bookmark);
        journal.Write(bookmark.Run, activity.Id, activity.Type, "Resumed");
        await Drive((await Run(bookmark.Run, activity, type => type.Resume(new StepContext(this, bookmark.Run, activity), bookmark.Key, payload))).Answer(bookmark.Run));
        await Close();
    }

    /// <summary>Ends the instance from outside: every open step is recorded Canceled (real Elsa leaves no record, case 47).</summary>
    public async Task Cancel()
    {
        Load();
        await Drive(new FlowAnswer.CancelAll());
        await Close(InstanceSubStatus.Cancelled);
    }

    public JsonObject MemoryOf(long run) => memory.Of(run);

    public JsonNode? Evaluate(Activity at, Expression expression) =>
        ExpressionEvaluator.Evaluate(expression, memory.ContextFor(at, Instance.CorrelationId));

    public void SetOutput(Activity activity, string name, JsonNode? value) => memory.SetOutput(activity, name, value);

    public void SetVariable(string variableId, JsonNode? value) => memory.SetVariable(variableId, value);

    public Task<TResult> Send<TResult>(ICommand<TResult> command) => services.GetRequiredService<IMediator>().Send(command);

    public TQueries Read<TQueries>() where TQueries : notnull => services.GetRequiredService<TQueries>();

    public void Publish(DomainEvent happened) => db.Write(happened, Now);

    public void AddBookmark(long run, Activity activity, string key, DateTimeOffset? dueAt)
    {
        var bookmark = new Bookmark(OrderedId.At(Now), Instance.Id, run, activity.Id, activity.Type, key, dueAt, Now);
        added.Add(bookmark);
        db.Add(bookmark);
    }

    private void Load()
    {
        var state = InstanceState.Parse(Instance.StateJson);
        flow = state.Flow;
        memory = new BurstMemory(definition, state);
        journal = new BurstJournal(db, Instance, onWordOf, Now);
    }

    private async Task Drive(FlowAnswer first)
    {
        FlowAnswer? answer = first;
        while (answer is not null)
        {
            (flow, var effects) = FlowRules.Step(definition, flow, answer);
            answer = null;
            foreach (var effect in effects)
                answer = await Perform(effect) ?? answer;
        }
    }

    private async Task<FlowAnswer?> Perform(FlowEffect effect)
    {
        switch (effect)
        {
            case FlowEffect.Journal line:
                journal.Write(line.Run, line.ActivityId, definition.Find(line.ActivityId)!.Type, line.Event, line.Outcomes);
                return null;
            case FlowEffect.Execute execute:
                return await Execute(execute);
            case FlowEffect.Cancel cancelled:
                var activity = definition.Find(cancelled.ActivityId)!;
                if (activity.Type != FlowRules.Flowchart)
                    await activities.For(activity.Type).Cancel(new StepContext(this, cancelled.Run, activity));
                return null;
            case FlowEffect.Stuck stuck:
                Report(stuck.Run, stuck.JoinId, $"The join waits for {string.Join(", ", stuck.MissingBranches)}, which will not come.", null);
                return null;
            default:
                throw new InvalidOperationException("Unknown effect " + effect);
        }
    }

    private async Task<FlowAnswer> Execute(FlowEffect.Execute execute)
    {
        var activity = definition.Find(execute.ActivityId)!;
        if (++executed > MaxSteps)
        {
            Report(execute.Run, activity.Id, $"The workflow ran {MaxSteps} steps without waiting; it was stopped here.", null);
            return new FlowAnswer.Faulted(execute.Run);
        }
        return (await Run(execute.Run, activity, type => type.Execute(new StepContext(this, execute.Run, activity)))).Answer(execute.Run);
    }

    private async Task<StepResult> Run(long run, Activity activity, Func<ActivityType, ValueTask<StepResult>> act)
    {
        if (faults.TryGetValue(run, out var fault))
        {
            Report(run, activity.Id, Sentence(fault), fault.ToString());
            return StepResult.Fails;
        }
        try
        {
            return await act(activities.For(activity.Type));
        }
        catch (Exception cause) when (cause is not (DbUpdateException or OperationCanceledException))
        {
            throw new StepFailed(run, cause);
        }
    }

    private void Report(long run, string activityId, string message, string? detail)
    {
        incidents++;
        db.Add(new Incident(OrderedId.At(Now), Instance.Id, run, activityId, message, detail, Now));
        db.Write(new WorkflowStopped(Instance.Id, Instance.CorrelationId, activityId, message), Now);
    }

    private async Task Close(InstanceSubStatus? ended = null)
    {
        memory.Forget(flow);
        var live = flow.Runs.Select(run => run.Number).ToHashSet();
        foreach (var bookmark in await db.Set<Bookmark>().Where(one => one.InstanceId == Instance.Id).ToListAsync())
        {
            if (!live.Contains(bookmark.Run))
                db.Remove(bookmark);
        }
        foreach (var bookmark in added.Where(one => !live.Contains(one.Run)))
            db.Remove(bookmark);
        var status = ended ?? StatusOf(flow);
        if (status == InstanceSubStatus.Finished)
            journal.Write(null, BurstJournal.WorkflowStep, "Workflow", "Completed");
        Instance.Update(memory.State(flow), status, journal.Length, incidents, Now);
    }

    private InstanceSubStatus StatusOf(FlowState state) =>
        state.IsFinished ? InstanceSubStatus.Finished
        : state.Runs.Any(run => run.Status == RunStatus.Faulted) && !ContinuesWithIncidents ? InstanceSubStatus.Faulted
        : InstanceSubStatus.Suspended;

    /// <summary>Elsa's incident strategy of the definition; without one, a fault ends the instance.</summary>
    private bool ContinuesWithIncidents =>
        definition.Options["incidentStrategyType"]?.ToString().Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;

    private static string Sentence(Exception fault) => fault is RuleBroken broken ? broken.Sentence.In(System.Globalization.CultureInfo.InvariantCulture) : fault.Message;
}
