using Governance.Domain.Words;

namespace Governance.Domain.Reviews;

/// <summary>The reviews of one version that were asked for together, as far as the caller may see them.</summary>
/// <param name="Asked">Reviews that were asked for.</param>
/// <param name="Submitted">Reviews that are in.</param>
/// <param name="IsComplete">Whether all are in; before that, only the caller's own is listed.</param>
/// <param name="MayReadAll">Whether the caller may read all of them once they are in.</param>
/// <param name="Consolidated">What they say together; null while blind, and for those who see only their own.</param>
public sealed record ReviewRound(
    int VersionNumber,
    string Group,
    DateTimeOffset StageSince,
    RubricScope Scope,
    int Asked,
    int Submitted,
    bool IsComplete,
    bool MayReadAll,
    IReadOnlyList<ReviewReading> Reviews,
    ConsolidatedReview? Consolidated);

/// <summary>One review with the reviewer's name, scores and result.</summary>
public sealed record ReviewReading(
    Guid ReviewId,
    Bilingual ReviewerName,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    IReadOnlyDictionary<string, CriterionScore> Scores,
    ReviewResult Result)
{
    internal static ReviewReading Of(Review review, Bilingual reviewerName, RubricScope scope) =>
        new(review.Id, reviewerName, review.StartedAt, review.SubmittedAt,
            review.Scores.ToDictionary(score => score.CriterionId, StringComparer.Ordinal),
            RubricRule.Result(scope, review.Levels));
}
