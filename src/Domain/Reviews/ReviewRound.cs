using Governance.Domain.Words;

namespace Governance.Domain.Reviews;

/// <summary>The reviews of one version that were asked for together, as far as the caller may see them.</summary>
/// <param name="Asked">Reviews that were asked for.</param>
/// <param name="Submitted">Reviews that are in.</param>
/// <param name="IsComplete">Whether all are in; before that, only the caller's own is listed.</param>
/// <param name="MayReadAll">Whether the caller may read all of them, now or once they are closed.</param>
/// <param name="Consolidated">What they say together; null while they are not open to the caller, and for those who see only their own.</param>
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

/// <summary>One review with its scores and result.</summary>
/// <param name="Number">Its place in the round, as the steps were opened: reviewer 1, 2, 3.</param>
/// <param name="ReviewerName">Null where the caller may read the review and not know whose it is.</param>
public sealed record ReviewReading(
    Guid ReviewId,
    int Number,
    Bilingual? ReviewerName,
    DateTimeOffset StartedAt,
    DateTimeOffset? SubmittedAt,
    IReadOnlyDictionary<string, CriterionScore> Scores,
    ReviewResult Result)
{
    internal static ReviewReading Of(Review review, int number, Bilingual? reviewerName, RubricScope scope) =>
        new(review.Id, number, reviewerName, review.StartedAt, review.SubmittedAt,
            review.Scores.ToDictionary(score => score.CriterionId, StringComparer.Ordinal),
            RubricRule.Result(scope, review.Levels));
}
