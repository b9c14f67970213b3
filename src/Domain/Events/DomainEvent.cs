namespace Governance.Domain.Events;

/// <summary>
/// Something that became true. Recorded by an aggregate, written as a row in the same transaction, and read by the
/// audit trail, by workflows and by open pages. The record's name is the stable event name; renaming one breaks
/// stored history, so the names are a snapshot.
/// Free text that a person wrote goes in <see cref="Remark"/>: it stands outside the sealed body (the body holds its
/// hash), so that it can be erased without breaking the seals. The members of this record itself stand outside the body
/// too, the trigger because its payload may repeat what a person wrote.
/// </summary>
public abstract record DomainEvent
{
    /// <summary>The record it belongs to, such as MC-2026-014; null for people and organisations.</summary>
    public virtual string? AboutCredential => null;

    /// <summary>The organisation whose people may see it.</summary>
    public Guid? OrganisationId { get; init; }

    public string? Remark { get; init; }

    /// <summary>What it may resume or start; null when no workflow waits for such a thing.</summary>
    public virtual Trigger? Trigger => null;
}

/// <summary>
/// The key that a bookmark or a definition's trigger waits for. With an instance it is delivered to that one alone;
/// without, to every instance that waits and every published definition that starts with it.
/// </summary>
public sealed record Trigger(string Key, Guid? InstanceId = null, string? CorrelationId = null, string? PayloadJson = null);
