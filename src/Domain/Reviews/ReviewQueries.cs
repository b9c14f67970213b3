using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Reviews;

/// <summary>
/// What may be seen of reviews. The laws of this file: until every review of a round is in, nobody sees another person's
/// scores, nor who that person is. The record's team sees a round once the micro-credential has left the stage in which
/// it was reviewed, for only then can no further reviewer be asked; and never who the reviewers are.
/// </summary>
public sealed class ReviewQueries(GovernanceDb db, RubricCatalogue rubrics, DutyCheck duties)
{
    /// <summary>The caller's own sheet at a step; null where there is no such rubric step for the caller.</summary>
    public async Task<ReviewSheet?> For(Guid workItemId, Caller caller, CancellationToken cancellation = default)
    {
        var item = await db.Set<WorkItem>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == workItemId && one.Kind == WorkKind.Rubric, cancellation);
        if (item is null || !item.MayAct(caller))
            return null;
        var credential = await db.Set<MicroCredential>().AsNoTracking().Where(one => one.Id == item.CredentialId)
            .Select(one => new { one.Title, one.LeadId }).SingleAsync(cancellation);
        var review = await db.Set<Review>().AsNoTracking().SingleOrDefaultAsync(one => one.WorkItemId == item.Id, cancellation);
        var isOwn = review is not null && review.ReviewerId == caller.PersonId;
        var obstacle = review is not null && !isOwn
            ? Review.TakenByAnother
            : await Obstacle(item, caller, credential.LeadId, isOwn, cancellation);
        return ReviewSheet.Of(item, credential.Title, rubrics.Scope(item.Subject), isOwn ? review : null, obstacle);
    }

    private async Task<Sentence?> Obstacle(WorkItem item, Caller caller, Guid leadId, bool isOwn, CancellationToken cancellation)
    {
        try
        {
            var people = DutyCheck.Actors(caller.PersonId!.Value, await duties.RequireMayAct(item, caller, cancellation));
            return Review.Obstacle(item, people, leadId, !isOwn && await db.Set<Review>().AnyAsync(Review.OfRound(item, people), cancellation));
        }
        catch (RuleBroken broken)
        {
            return broken.Sentence;
        }
    }

    /// <summary>
    /// The reviews of a micro-credential, by rounds, newest first. Whoever may read reviews in its organisation sees a
    /// round once all of it is in, the team once it is closed; others see their own reviews and nothing else.
    /// </summary>
    public async Task<IReadOnlyList<ReviewRound>> ForCredential(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        if (await db.Set<MicroCredential>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == credentialId, cancellation) is not { } record)
            return [];
        var items = await db.Set<WorkItem>().AsNoTracking()
            .Where(one => one.CredentialId == credentialId && one.Kind == WorkKind.Rubric && one.VersionNumber != null && one.State != WorkState.Cancelled)
            .OrderBy(one => one.OpenedAt).ThenBy(one => one.Id).ToListAsync(cancellation);
        var ids = items.Select(item => item.Id).ToList();
        var reviews = await db.Set<Review>().AsNoTracking().Where(one => ids.Contains(one.WorkItemId)).ToDictionaryAsync(one => one.WorkItemId, cancellation);
        var reviewerIds = reviews.Values.Select(one => one.ReviewerId).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => reviewerIds.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        return [.. items.GroupBy(item => (Version: item.VersionNumber!.Value, Group: Review.GroupOf(item), item.StageSince))
            .Select(steps => Round([.. steps], reviews, names, record, caller))
            .Where(round => round.MayReadAll || round.Reviews.Count > 0)
            .OrderByDescending(round => round.StageSince).ThenBy(round => round.Group, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Whether the submitted reviews of the latest round of this version and group differ by two levels or more at a core
    /// criterion: then a third reviewer is asked. For the workflow, which may know before people do.
    /// </summary>
    public async Task<bool> Disagree(string credentialId, int versionNumber, string group, CancellationToken cancellation = default)
    {
        var reviews = await db.Set<Review>().AsNoTracking()
            .Where(one => one.CredentialId == credentialId && one.VersionNumber == versionNumber && one.Group == group && one.State == ReviewState.Submitted)
            .OrderByDescending(one => one.StageSince).ToListAsync(cancellation);
        var round = reviews.Where(one => one.StageSince == reviews[0].StageSince).ToList();
        return round.Count > 1
            && RubricRule.Disagreements(rubrics.Scope(round[0].RubricId, round[0].Gate), [.. round.Select(one => one.Levels)]).Count > 0;
    }

    private ReviewRound Round(List<WorkItem> items, Dictionary<Guid, Review> reviews, Dictionary<Guid, Bilingual> names, MicroCredential record, Caller caller)
    {
        var scope = rubrics.Scope(items[0].Subject);
        var submitted = items.Select(item => reviews.GetValueOrDefault(item.Id)).OfType<Review>().Where(one => one.State == ReviewState.Submitted).ToList();
        var isComplete = submitted.Count == items.Count;
        var mayName = caller.May(Permission.ReadReviews, record.OrganisationId);
        var isTeam = RecordAccess.IsOfTheTeam(record, caller);
        var isOpen = isComplete && (mayName || (isTeam && record.StateSince > items[0].StageSince));
        var shown = items.Index().Where(place => reviews.ContainsKey(place.Item.Id))
            .Select(place => (Number: place.Index + 1, Review: reviews[place.Item.Id], IsOwn: reviews[place.Item.Id].ReviewerId == caller.PersonId))
            .Where(one => isOpen || one.IsOwn);
        return new(items[0].VersionNumber!.Value, Review.GroupOf(items[0]), items[0].StageSince, scope, items.Count, submitted.Count, isComplete, mayName || isTeam,
            [.. shown.Select(one => ReviewReading.Of(one.Review, one.Number, mayName || one.IsOwn ? names[one.Review.ReviewerId] : null, scope))],
            isOpen ? RubricRule.Consolidate(scope, [.. submitted.Select(one => one.Levels)]) : null);
    }
}
