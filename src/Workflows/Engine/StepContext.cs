using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Governance.Workflows.Definitions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>The hash of the definition that the instance runs.</summary>
    public string DefinitionHash => burst.Instance.DefinitionHash;

    /// <summary>The micro-credential's number, in the product's own workflows.</summary>
    public string? CorrelationId => burst.Instance.CorrelationId;

    public DateTimeOffset Now => burst.Tree.Now;

    /// <summary>What this run remembers until it is over, such as the work item it opened.</summary>
    public JsonObject Memory => burst.MemoryOf(Run);

    /// <summary>Whether this run is the one that started the workflow: a trigger does not wait for what it was started by.</summary>
    public bool IsTrigger => burst.TriggerActivityId == Activity.Id && Run <= 2;

    /// <summary>The payload of the event that started the workflow at this step; none otherwise.</summary>
    public JsonNode? StartPayload => burst.StartPayload;

    internal Burst Burst => burst;

    /// <summary>The value of an input; null where the definition leaves it out.</summary>
    public JsonNode? Input(string name) => Activity.Input(name) is { } expression ? burst.Evaluate(Run, expression, TypeOf(name)) : null;

    public JsonNode? Evaluate(Expression expression) => burst.Evaluate(Run, expression, null);

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

    /// <summary>An input as true or false: a text "false" is false, as Elsa converts it.</summary>
    public bool Flag(string name, bool fallback = false) => Input(name) is { } value ? Truth.Of(value) : fallback;

    /// <summary>An input as a list: a list as it is, a text as the JSON it holds, anything else as a list of one.</summary>
    public IReadOnlyList<JsonNode?> List(string name) => Lists.Of(Input(name));

    /// <summary>Keeps an output for later steps, and in the variable that the definition binds it to.</summary>
    public void SetOutput(string name, JsonNode? value) => burst.SetOutput(Run, Activity, name, value);

    public void SetVariable(string variableId, JsonNode? value) => burst.SetVariable(Run, variableId, value);

    /// <summary>Gives a value a name that only this run and what is inside it see.</summary>
    internal void SetLocal(string name, JsonNode? value) => burst.SetLocal(Run, name, value);

    /// <summary>Gives a value back to whoever started the workflow, or uses it as a step.</summary>
    public void SetWorkflowOutput(string name, JsonNode? value) => burst.SetWorkflowOutput(Run, name, value);

    /// <summary>From here on events for this id reach the instance (Elsa case 68).</summary>
    public ValueTask Correlate(string? correlationId) => burst.Correlate(correlationId);

    public void NameInstance(string? name) => burst.Instance.Name = name;

    /// <summary>Writes a line to the program's log, once the burst is committed.</summary>
    public void WriteLine(string line) => burst.Tree.WriteLine(line);

    /// <summary>Ends the loop around this step, once what stands between has ended (Elsa's Break).</summary>
    public void Break() => burst.Break(Run);

    /// <summary>Whether a step inside has asked to end the loop.</summary>
    public bool IsBreaking => Memory["isBreaking"] is not null;

    /// <summary>Sends a domain command inside the burst, with the workflow's own permissions.</summary>
    public Task<TResult> Send<TResult>(ICommand<TResult> command) => burst.Tree.Services.GetRequiredService<IMediator>().Send(command);

    /// <summary>A feature's queries over the burst's own transaction.</summary>
    public TQueries Read<TQueries>() where TQueries : notnull => burst.Tree.Services.GetRequiredService<TQueries>();

    /// <summary>Writes an event of the workflow's own.</summary>
    public void Publish(DomainEvent happened) => burst.Publish(happened);

    /// <summary>The time that lies one length of time after now; business days are those of the organisation whose record the workflow carries.</summary>
    public async ValueTask<DateTimeOffset> After(string period) =>
        Period.BusinessDays(period) is { } days ? (await BusinessDaysHere()).After(Now, days) : Period.After(Now, period);

    /// <summary>Waits for an event with this trigger key.</summary>
    public void WaitFor(string key) => burst.AddBookmark(Run, Activity, key, null);

    /// <summary>Waits until a time; <see cref="ActivityType.Resume"/> is called with a null payload then.</summary>
    /// <param name="name">Which time it is, for a step that waits for several.</param>
    public void WaitUntil(DateTimeOffset dueAt, string name = "Timer") => burst.AddBookmark(Run, Activity, $"{name}:{InstanceId}:{Run}", dueAt);

    /// <summary>Whether the key that a step is resumed by is that of the time of this name.</summary>
    public static bool IsTimer(string key, string name) => key.StartsWith(name + ":", StringComparison.Ordinal);

    private async Task<BusinessCalendar> BusinessDaysHere() => CorrelationId is { } record
        ? await Read<OrganisationQueries>().Calendar((await Read<CredentialFacts>().Of(record)).OrganisationId)
        : BusinessCalendar.Standard;

    private string? TypeOf(string name) => (Activity.Raw(name) as JsonObject)?.Text("typeName");
}
