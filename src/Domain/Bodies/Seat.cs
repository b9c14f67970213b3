using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

[JsonConverter(typeof(JsonStringEnumConverter<SeatRole>))]
public enum SeatRole
{
    Chair,
    Secretary,
    Member,
}

/// <summary>A place in a body, held by one person for a term. It is ended, never taken away: past votes name it.</summary>
public sealed record Seat(Guid Id, Guid PersonId, SeatRole Role, DateTimeOffset From)
{
    public bool IsVoting { get; init; } = true;

    /// <summary>The seat in whose place this one votes while its holder is absent; null for a seat of its own.</summary>
    public Guid? AlternateFor { get; init; }

    /// <summary>The unit that its holder speaks for.</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>The organisation that its holder speaks for.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The first moment after the term; null while it has no end.</summary>
    public DateTimeOffset? Until { get; init; }

    public bool IsHeldAt(DateTimeOffset at) => From <= at && (Until is null || at < Until);

    internal bool Overlaps(Seat other) =>
        (Until is null || other.From < Until) && (other.Until is null || From < other.Until);
}
