using Governance.Domain.Bodies;
using Governance.Domain.Words;

namespace Governance.Domain.Voting;

/// <summary>What the bylaws made of a vote when it was closed, kept as it was told then.</summary>
/// <param name="Missing">Who was missing for the quorum.</param>
/// <param name="Why">The result first, then each fact that led to it.</param>
public sealed record Verdict(TallyResult Result, Votes Votes, int Base, int Needed, IReadOnlyList<Guid> Missing, IReadOnlyList<Bilingual> Why)
{
    /// <summary>Carried, and read once of twice.</summary>
    public bool NeedsSecondReading { get; init; }

    /// <summary>Who presided in the chair's place when it was closed; null where the chair did.</summary>
    public Guid? PresiderId { get; init; }

    /// <summary>Carried for good.</summary>
    public bool IsAdopted => Result == TallyResult.Carried && !NeedsSecondReading;

    internal static Verdict Of(Tally tally, Guid? presider = null) =>
        new(tally.Result, tally.Votes, tally.Base, tally.Needed, tally.Quorum.IsMet ? [] : tally.Quorum.Missing, [.. tally.Why.Select(sentence => sentence.InBoth())])
        {
            NeedsSecondReading = tally.NeedsSecondReading,
            PresiderId = presider,
        };
}
