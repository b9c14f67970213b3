using System.Text.Json.Serialization;
using Governance.Domain.Events;

namespace Governance.Workflows.Engine;

/// <summary>A step could not be run: QA officers are told, and the instance waits on the incident.</summary>
public sealed record WorkflowStopped(Guid Instance, [property: JsonIgnore] string? Correlation, string Step, string Message) : DomainEvent
{
    public override string? AboutCredential => Correlation;
}

/// <summary>A workflow published an event by name; whoever waits for it goes on, and definitions triggered by it start.</summary>
public sealed record WorkflowEventPublished(string EventName, Guid Instance, [property: JsonIgnore] string? Correlation, [property: JsonIgnore] string? PayloadJson) : DomainEvent
{
    public override Trigger? Trigger => new("Event:" + EventName, CorrelationId: Correlation, PayloadJson: PayloadJson);
}

/// <summary>A definition was published: events start instances of it from now on.</summary>
public sealed record DefinitionPublished(string Definition, int Version, string Hash) : DomainEvent;

/// <summary>An instance was ended from outside, with a reason.</summary>
public sealed record WorkflowCancelled(Guid Instance, [property: JsonIgnore] string? Correlation) : DomainEvent
{
    public override string? AboutCredential => Correlation;
}
