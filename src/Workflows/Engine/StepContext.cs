using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>What one run of a step may see and do. Everything it changes is part of the burst's one transaction.</summary>
public sealed class StepContext
{
    private readonly Burst burst;

    internal StepContext(Burst burst, long run, Activity activity)
    {
        this.burst = burst;
        Run = run;
        Activity = activity;
    }

    public long Run { get; }

    public Activity Activity { get; }

    public Guid InstanceId => burst.Instance.Id;

    /// <summary>The micro-credential's number, in the product's own workflows.</summary>
    public string? CorrelationId => burst.Instance.CorrelationId;

    public DateTimeOffset Now => burst.Now;

    /// <summary>What this run remembers until it is over, such as the work item it opened.</summary>
    public JsonObject Memory => burst.MemoryOf(Run);

    /// <summary>Whether this run is the one that started the workflow: a trigger does not wait for what it was started by.</summary>
    public bool IsTrigger => burst.TriggerActivityId == Activity.Id && Run <= 2;

    /// <summary>The payload of the event that started the workflow at this step; none otherwise.</summary>
    public JsonNode? StartPayload => burst.StartPayload;

    /// <summary>The value of an input; null where the definition leaves it out.</summary>
    public JsonNode? Input(string name) => Activity.Input(name) is { } expression ? burst.Evaluate(Activity, expression) : null;

    public JsonNode? Evaluate(Expression expression) => burst.Evaluate(Activity, expression);

    /// <summary>An input as text: a string as it is, a number or truth value in its invariant form.</summary>
    public string? Text(string name) => Input(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<double>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        var other => other.ToJsonString(),
    };

    /// <summary>An input that the step cannot do without. Throws where it is empty.</summary>
    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new InvalidOperationException($"Step {Activity.Id}: the input {name} is empty.");

    /// <summary>Keeps an output for later steps, and in the variable that the definition binds it to.</summary>
    public void SetOutput(string name, JsonNode? value) => burst.SetOutput(Activity, name, value);

    public void SetVariable(string variableId, JsonNode? value) => burst.SetVariable(variableId, value);

    /// <summary>Sends a domain command inside the burst, with the workflow's own permissions.</summary>
    public Task<TResult> Send<TResult>(ICommand<TResult> command) => burst.Send(command);

    /// <summary>A feature's queries over the burst's own transaction.</summary>
    public TQueries Read<TQueries>() where TQueries : notnull => burst.Read<TQueries>();

    /// <summary>Writes an event of the workflow's own.</summary>
    public void Publish(DomainEvent happened) => burst.Publish(happened);

    /// <summary>Waits for an event with this trigger key.</summary>
    public void WaitFor(string key) => burst.AddBookmark(Run, Activity, key, null);

    /// <summary>Waits until a time; <see cref="ActivityType.Resume"/> is called with a null payload then.</summary>
    public void WaitUntil(DateTimeOffset dueAt) => burst.AddBookmark(Run, Activity, $"Timer:{InstanceId}:{Run}", dueAt);
}
