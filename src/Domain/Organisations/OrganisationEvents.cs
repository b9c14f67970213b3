using System.Text.Json.Serialization;
using Governance.Domain.Calendars;
using Governance.Domain.Events;
using Governance.Domain.Words;

namespace Governance.Domain.Organisations;

public sealed record OrganisationRegistered(Guid Organisation, OrganisationKind Kind, Bilingual Name) : DomainEvent;

public sealed record CalendarKept(Guid Organisation, BusinessCalendar Calendar) : DomainEvent;

/// <summary>An institution's proposals are carried by another workflow from now on.</summary>
/// <param name="Workflow">The id of the definition; null: the one for everybody.</param>
public sealed record WorkflowFollowed(Guid Organisation, string? Workflow) : DomainEvent;

public sealed record PersonRegistered(Guid Person) : DomainEvent;

public sealed record MailLanguageChosen(Guid Person, string Language) : DomainEvent;

public sealed record RoleGranted(Guid Person, string Role, DateTimeOffset From) : DomainEvent
{
    /// <summary>The unit for which it is held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Unit { get; init; }
}
