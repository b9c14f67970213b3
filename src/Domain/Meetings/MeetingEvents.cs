using System.Text.Json.Serialization;
using Governance.Domain.Events;

namespace Governance.Domain.Meetings;

/// <summary>What happened to a meeting; the ids of meeting and body stand in the sealed body of the event.</summary>
public abstract record MeetingEvent(Guid Meeting, Guid Body) : DomainEvent
{
    /// <summary>The record that an item is about; the event stands in the body's history, not in the record's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Credential { get; init; }
}

public sealed record MeetingPlanned(Guid Meeting, Guid Body, DateTimeOffset StartsAt, DateTimeOffset PapersBy) : MeetingEvent(Meeting, Body);

public sealed record MeetingReplanned(Guid Meeting, Guid Body, DateTimeOffset StartsAt, DateTimeOffset PapersBy) : MeetingEvent(Meeting, Body);

/// <summary>The remark is the reason.</summary>
public sealed record MeetingCancelled(Guid Meeting, Guid Body) : MeetingEvent(Meeting, Body);

public sealed record AgendaItemAdded(Guid Meeting, Guid Body, Guid Item, AgendaPart Part, AgendaReason Why) : MeetingEvent(Meeting, Body);

public sealed record AgendaItemRemoved(Guid Meeting, Guid Body, Guid Item) : MeetingEvent(Meeting, Body);

public sealed record AgendaItemPlaced(Guid Meeting, Guid Body, Guid Item, AgendaPart Part, int Position) : MeetingEvent(Meeting, Body);

/// <summary>A member took the item out of the consent agenda; the remark is why.</summary>
public sealed record AgendaItemPulled(Guid Meeting, Guid Body, Guid Item, Guid Member) : MeetingEvent(Meeting, Body);

public sealed record AgendaSent(Guid Meeting, Guid Body, int Items) : MeetingEvent(Meeting, Body);

public sealed record MeetingBegan(Guid Meeting, Guid Body) : MeetingEvent(Meeting, Body);

public sealed record AgendaItemTaken(Guid Meeting, Guid Body, Guid Item) : MeetingEvent(Meeting, Body);

public sealed record AttendanceMarked(Guid Meeting, Guid Body, Guid Member, Presence Presence) : MeetingEvent(Meeting, Body);

/// <summary>Another member presides over the meeting in the chair's place; without one the chair presides again.</summary>
public sealed record PresiderNamed(Guid Meeting, Guid Body) : MeetingEvent(Meeting, Body)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Member { get; init; }
}

/// <summary>The remark is what the notes say now.</summary>
public sealed record NotesWritten(Guid Meeting, Guid Body, Guid Item) : MeetingEvent(Meeting, Body);

public sealed record MeetingAdjourned(Guid Meeting, Guid Body) : MeetingEvent(Meeting, Body);
