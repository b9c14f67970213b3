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

/// <summary>A partner has other contacts, or is written to at another address or in another language; which, is not in the trail.</summary>
public sealed record ContactChanged(Guid Organisation) : DomainEvent;

/// <summary>Everything that says who somebody was is gone; what they did stays with their id.</summary>
public sealed record PersonErased(Guid Person) : DomainEvent
{
    /// <summary>By the policy of the institution, this many years after they were last here; null: somebody decided it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AfterYears { get; init; }
}

/// <summary>Somebody's personal data are not erased for now; why, is not in the trail.</summary>
public sealed record ErasureHeld(Guid Person) : DomainEvent;

public sealed record ErasureHoldLifted(Guid Person) : DomainEvent;

public sealed record PersonRegistered(Guid Person) : DomainEvent;

public sealed record MailLanguageChosen(Guid Person, string Language) : DomainEvent;

public sealed record RoleGranted(Guid Person, string Role, DateTimeOffset From) : DomainEvent
{
    /// <summary>The unit for which it is held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Unit { get; init; }

    /// <summary>The first moment after it, where that was known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A role ends before the end that it had, or gets one.</summary>
public sealed record RoleEnded(Guid Person, string Role, DateTimeOffset Until) : DomainEvent
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Bilingual? Unit { get; init; }
}

/// <summary>A name or an address was put right: which, is not in the trail, so that it can be erased.</summary>
public sealed record PersonCorrected(Guid Person) : DomainEvent;

/// <summary>Somebody left: their roles and seats ended, and their open work went to others.</summary>
public sealed record PersonDeactivated(Guid Person) : DomainEvent;

public sealed record PersonReactivated(Guid Person) : DomainEvent;

/// <summary>A unit is called otherwise: so it is in roles, seats, open steps and proposals under way; what has ended keeps what it said.</summary>
public sealed record UnitRenamed(Guid Organisation, Bilingual From, Bilingual To) : DomainEvent;

/// <summary>An organisation got another name, region or unit.</summary>
public sealed record OrganisationCorrected(Guid Organisation, Bilingual Name, string Region, IReadOnlyList<Bilingual> Units) : DomainEvent;
