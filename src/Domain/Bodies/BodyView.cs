using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

/// <summary>A body as lists show it.</summary>
/// <param name="Seats">How many hold a seat now, alternates aside.</param>
/// <param name="Chair">Null while there is none.</param>
public sealed record BodyLine(Guid Id, Guid OrganisationId, Bilingual Organisation, BodyKind Kind, Bilingual Name, int Seats, Bilingual? Chair)
{
    /// <summary>What definitions call it.</summary>
    public string Code { get; init; } = "";
}

/// <summary>A body as its page shows it.</summary>
/// <param name="Seats">All there ever were: those held now first, then those to come, then those that ended.</param>
/// <param name="Adoptions">Every version of the bylaws, the latest first.</param>
public sealed record BodyView(
    Guid Id,
    Guid OrganisationId,
    Bilingual Organisation,
    BodyKind Kind,
    string Code,
    Bilingual Name,
    Bilingual Mandate,
    IReadOnlyList<SeatView> Seats,
    IReadOnlyList<AdoptedBylaws> Adoptions,
    bool MayKeep)
{
    public required DateTimeOffset At { get; init; }

    public IEnumerable<SeatView> Held => Seats.Where(one => one.Seat.IsHeldAt(At));

    /// <summary>The bylaws in force, or the first ones before they are.</summary>
    public AdoptedBylaws InForce => Adoptions.FirstOrDefault(one => one.From <= At) ?? Adoptions[^1];

    /// <summary>How many seats have a vote now, alternates aside.</summary>
    public int Voting => Held.Count(one => one.Seat is { IsVoting: true, AlternateFor: null });
}

/// <summary>A seat with the names it needs.</summary>
/// <param name="Speaks">The unit or organisation that its holder speaks for.</param>
/// <param name="AlternateFor">The holder of the seat that this one stands in for.</param>
public sealed record SeatView(Seat Seat, Bilingual Name, Bilingual? Speaks, Bilingual? AlternateFor);

/// <summary>One event of a body, in words.</summary>
public sealed record BodyHappening(DateTimeOffset At, Bilingual? By, Sentence What);
