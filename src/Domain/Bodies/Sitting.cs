using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

/// <summary>
/// One motion before a body: who sits there, who is here, what they said. Members stand in the order of their seats; the
/// order of ballots says nothing.
/// </summary>
public sealed record Sitting(IReadOnlyList<Member> Members, IReadOnlyList<Ballot> Ballots)
{
    /// <summary>The roll call; null where none was taken and whoever votes is here.</summary>
    public IReadOnlyCollection<Guid>? Present { get; init; }

    /// <summary>Those who take part from elsewhere.</summary>
    public IReadOnlyCollection<Guid> Remote { get; init; } = [];

    public bool IsClosed { get; init; }

    /// <summary>A vote without a meeting.</summary>
    public bool IsElectronic { get; init; }

    /// <summary>The unit that proposed the item.</summary>
    public Bilingual? ProposedBy { get; init; }

    public int TabledBefore { get; init; }

    /// <summary>1 or 2.</summary>
    public int Reading { get; init; } = 1;

    /// <summary>A member objected to an earlier decision on the item, and it is decided again.</summary>
    public bool WasObjectedTo { get; init; }

    /// <summary>What the chair said to a tie: yes or no; null until then.</summary>
    public Choice? CastingVote { get; init; }
}
