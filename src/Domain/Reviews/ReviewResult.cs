using Governance.Domain.Words;

namespace Governance.Domain.Reviews;

/// <summary>Where a review stands, complete or not: everything is said of the criteria scored so far.</summary>
/// <param name="CoreMet">Core criteria at "met" or above.</param>
/// <param name="CoreScored">Core criteria with a level, "not applicable" left out.</param>
/// <param name="CoreNotMet">The core criteria below "met", by id in the order of the rubric.</param>
/// <param name="Points">Points earned.</param>
/// <param name="PointsPossible">Points that the same criteria could earn; 0 where none applies.</param>
/// <param name="ChangeRequests">Criteria below "met".</param>
public sealed record ReviewResult(
    int CoreMet,
    int CoreScored,
    IReadOnlyList<string> CoreNotMet,
    decimal Points,
    decimal PointsPossible,
    int ChangeRequests)
{
    /// <summary>Whole percent of the possible points, rounded down so that 84.9 never reads as 85; null where none is possible.</summary>
    public int? Percent => PointsPossible == 0 ? null : (int)decimal.Floor(100 * Points / PointsPossible);

    public bool Passes => CoreNotMet.Count == 0 && PointsPossible > 0 && 100 * Points >= RubricRule.PassPercent * PointsPossible;
}

/// <summary>A core criterion on which reviewers differ by two levels or more, with the levels they gave.</summary>
public sealed record Disagreement(string CriterionId, Bilingual Name, IReadOnlyList<Level> Levels);

/// <summary>What two or three reviews say together.</summary>
/// <param name="Levels">By criterion: the middle level, 0 to 3 in halves; null where the criterion does not apply.</param>
public sealed record ConsolidatedReview(
    ReviewResult Result,
    IReadOnlyDictionary<string, decimal?> Levels,
    IReadOnlyList<Disagreement> Disagreements);
