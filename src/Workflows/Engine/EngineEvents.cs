using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Governance.Domain.Events;
using Governance.Domain.Words;

namespace Governance.Workflows.Engine;

/// <summary>A step could not be run: QA officers are told, and the instance waits on the incident.</summary>
public sealed record WorkflowStopped(Guid Instance, [property: JsonIgnore] string? Correlation, string Step, string Message) : DomainEvent
{
    public override string? AboutCredential => Correlation;
}

/// <summary>A workflow published an event by name; whoever waits for it goes on, and definitions triggered by it start.</summary>
/// <param name="EventName">The name that Event steps wait for.</param>
/// <param name="Instance">The instance that published it; none for a person or another system.</param>
/// <param name="Correlation">Only instances with this correlation id hear it; none: all.</param>
/// <param name="PayloadJson">What it brings along.</param>
/// <param name="OnlyFor">The one instance that hears it; none: all.</param>
public sealed record WorkflowEventPublished(
    string EventName,
    Guid? Instance,
    [property: JsonIgnore] string? Correlation,
    [property: JsonIgnore] string? PayloadJson,
    [property: JsonIgnore] Guid? OnlyFor = null) : DomainEvent
{
    public override Trigger? Trigger => new("Event:" + EventName, OnlyFor, Correlation, PayloadJson);
}

/// <summary>Somebody, or a workflow, asks for a new instance.</summary>
public sealed record InstanceRequested(string Definition, Guid Instance, [property: JsonIgnore] InstanceRequest Request) : DomainEvent
{
    internal const string Key = "Start";

    public override string? AboutCredential => Request.CorrelationId;

    public override Trigger? Trigger => new(Key, PayloadJson: JsonSerializer.Serialize(Request));
}

/// <summary>Somebody goes on with a waiting step directly, whatever it waits for.</summary>
public sealed record ActivityResumed(Guid Instance, string Step, [property: JsonIgnore] ResumeRequest Request) : DomainEvent
{
    internal const string Key = "Resume";

    public override Trigger? Trigger => new(Key, Instance, PayloadJson: JsonSerializer.Serialize(Request));
}

/// <summary>Word on its way to a waiting step.</summary>
public sealed record ResumeRequest(string ActivityId, JsonObject? Input);

/// <summary>Somebody changes a running instance from outside. The reason is the remark.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Kind">The kind of alteration.</param>
/// <param name="Subject">What it is about, in words: the step, the variable, the version.</param>
/// <param name="Outcome">For a skipped step: the outcome it was left by, in words.</param>
/// <param name="Correlation">The micro-credential that the instance carries.</param>
/// <param name="Request">What the instance is told.</param>
public sealed record InstanceAltered(
    Guid Instance,
    string Kind,
    Bilingual? Subject,
    Bilingual? Outcome,
    [property: JsonIgnore] string? Correlation,
    [property: JsonIgnore] AlterationRequest Request) : DomainEvent
{
    internal const string Key = "Alter";

    public override string? AboutCredential => Correlation;

    public override Trigger? Trigger => new(Key, Instance, PayloadJson: JsonSerializer.Serialize(Request));
}

/// <summary>An instance that another one waits for is over.</summary>
public sealed record WorkflowEnded(Guid Instance, InstanceSubStatus SubStatus, Guid Parent, [property: JsonIgnore] string Key, [property: JsonIgnore] string ResultJson) : DomainEvent
{
    public override Trigger? Trigger => new(Key, Parent, PayloadJson: ResultJson);
}

/// <summary>A definition was published: events start instances of it from now on.</summary>
/// <param name="Before">The content address of the version that gave way; none for the first, and after a retraction.</param>
public sealed record DefinitionPublished(string Definition, int Version, string Hash, string? Before) : DomainEvent
{
    /// <summary>Whether whoever published it had written on it, which no rule of the two versions forbade.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsByAuthor { get; init; }
}

/// <summary>The published version was taken back: nothing starts instances of the definition until the next is published.</summary>
public sealed record DefinitionRetracted(string Definition, int Version, string Hash) : DomainEvent;

/// <summary>The product brought a new version, which does not take over from the institution's own unasked.</summary>
public sealed record DefinitionOffered(string Definition, int Version, string Hash) : DomainEvent;

/// <summary>Somebody saved a draft.</summary>
/// <param name="Before">The content address of the draft that it replaces; none for a new one.</param>
/// <param name="From">The version that the draft was taken from; none for a new lineage.</param>
/// <param name="What">What was done, in words; none where nobody said.</param>
public sealed record DraftSaved(
    string Definition,
    string Hash,
    string? Before,
    string? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Bilingual>? What = null) : DomainEvent;

/// <summary>Somebody asked others to publish a draft.</summary>
/// <param name="Asked">How many were written to.</param>
public sealed record PublicationAsked(string Definition, string Hash, int Asked) : DomainEvent;

/// <summary>Somebody threw a draft away.</summary>
public sealed record DraftDiscarded(string Definition, string Hash) : DomainEvent;

/// <summary>An instance was ended from outside, with a reason.</summary>
public sealed record WorkflowCancelled(Guid Instance, [property: JsonIgnore] string? Correlation) : DomainEvent
{
    public override string? AboutCredential => Correlation;
}
