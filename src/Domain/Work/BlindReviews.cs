using Governance.Domain.Commands;
using Governance.Domain.Reviews;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// What has been begun at blind review steps. The first score makes a step that person's, and nobody scores two steps of
/// one group: such a step waits for one person and not for the others of the role.
/// </summary>
internal sealed class BlindReviews(IReadOnlyList<Review> reviews, Guid? me)
{
    internal static async Task<BlindReviews> Of(GovernanceDb db, IEnumerable<WorkItem> items, Caller caller, CancellationToken cancellation)
    {
        var ids = items.Where(item => item.Kind == WorkKind.Rubric).Select(item => item.CredentialId).Distinct().ToList();
        return new(ids.Count == 0 ? [] : await db.Set<Review>().AsNoTracking().Where(one => ids.Contains(one.CredentialId)).ToListAsync(cancellation), caller.PersonId);
    }

    /// <summary>Whether a review of this step's round is still out: until then nobody is told whose the others are.</summary>
    internal static bool IsBlindStill(WorkItem item, IEnumerable<WorkItem> items) => items.Any(other =>
        other.Kind == WorkKind.Rubric && other.IsOpen && other.Group == item.Group && other.VersionNumber == item.VersionNumber && other.StageSince == item.StageSince);

    internal bool IsForOthers(WorkItem item) => item.Kind == WorkKind.Rubric && reviews.Any(one => IsTaken(one, item) || IsOtherOfGroup(one, item));

    /// <summary>How many criteria have their level at this step.</summary>
    internal int Scored(WorkItem item) => reviews.FirstOrDefault(one => one.WorkItemId == item.Id)?.Scores.Count(score => score.Level is not null) ?? 0;

    private bool IsTaken(Review review, WorkItem item) => review.WorkItemId == item.Id && review.ReviewerId != me;

    private bool IsOtherOfGroup(Review review, WorkItem item) =>
        review.WorkItemId != item.Id && review.ReviewerId == me && review.CredentialId == item.CredentialId
        && review.Group == item.Group && review.VersionNumber == item.VersionNumber && review.StageSince == item.StageSince;
}
