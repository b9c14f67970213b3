using System.Linq.Expressions;
using System.Text.Json;
using Governance.Domain.Audit;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Reviews;

/// <summary>The score of one criterion. Without a level it is a note that waits for its score.</summary>
public sealed record CriterionScore(string CriterionId, Level? Level, string Note, DateTimeOffset At);

/// <summary>
/// One person's scoring of one version at one step, blind to the others of its group. The first score makes the step
/// that person's; a submitted review is never changed.
/// </summary>
public sealed class Review : Aggregate
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNote = 2000;

    /// <summary>Says nothing of who the other person is: the reviews are blind.</summary>
    internal static readonly Sentence TakenByAnother = new("Another reviewer started this review before you. Nothing was recorded.");

    private static readonly Sentence Closed = new("This step is no longer open; the review cannot be changed.");

    private Review()
    {
    }

    private Review(Guid id, WorkItem item, RubricScope scope, Guid reviewerId, Guid? principal, DateTimeOffset at)
    {
        Id = id;
        CredentialId = item.CredentialId;
        OrganisationId = item.OrganisationId;
        WorkItemId = item.Id;
        VersionNumber = item.VersionNumber!.Value;
        Group = GroupOf(item);
        StageSince = item.StageSince;
        RubricId = scope.Rubric.Id;
        Gate = scope.Gate;
        ReviewerId = reviewerId;
        ForId = principal;
        StartedAt = at;
        State = ReviewLifecycle.Table.Initial;
        Record(new ReviewStarted(id, CredentialId, WorkItemId, VersionNumber) { OrganisationId = OrganisationId });
    }

    public Guid Id { get; private set; }

    public string CredentialId { get; private set; } = "";

    public Guid OrganisationId { get; private set; }

    public Guid WorkItemId { get; private set; }

    public int VersionNumber { get; private set; }

    /// <summary>The reviews of one group, version and stage are one round: by different people and blind to each other.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Since when the micro-credential was in the stage in which it was reviewed.</summary>
    public DateTimeOffset StageSince { get; private set; }

    public string RubricId { get; private set; } = "";

    public Gate Gate { get; private set; }

    public Guid ReviewerId { get; private set; }

    /// <summary>In whose name, where the reviewer stands in for somebody who is away.</summary>
    public Guid? ForId { get; private set; }

    public ReviewState State { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public IReadOnlyList<CriterionScore> Scores { get; private set; } = [];

    /// <summary>The levels given so far, by criterion.</summary>
    public IReadOnlyDictionary<string, Level> Levels =>
        Scores.Where(score => score.Level is not null).ToDictionary(score => score.CriterionId, score => score.Level!.Value, StringComparer.Ordinal);

    /// <summary>A step without a group of its own is one by itself.</summary>
    public static string GroupOf(WorkItem item) => item.Group ?? item.StepId;

    /// <summary>The reviews by these people, or in their names, of the round that this step belongs to, at whichever of its steps.</summary>
    internal static Expression<Func<Review, bool>> OfRound(WorkItem item, IReadOnlyList<Guid> people)
    {
        var group = GroupOf(item);
        return one => one.CredentialId == item.CredentialId && one.VersionNumber == item.VersionNumber && one.Group == group
            && one.StageSince == item.StageSince && (people.Contains(one.ReviewerId) || (one.ForId != null && people.Contains(one.ForId.Value)));
    }

    /// <summary>Why these people, a reviewer and perhaps their principal, cannot review at this step; null when they can.</summary>
    internal static Sentence? Obstacle(WorkItem item, IReadOnlyList<Guid> people, Guid leadId, bool hasReviewedVersion)
    {
        if (!IsOpen(item))
            return Closed;
        if (item.VersionNumber is null)
            return new Sentence("There is no version to review yet.");
        if (people.Contains(leadId))
            return new Sentence("You lead this micro-credential, so you cannot review it.");
        return hasReviewedVersion
            ? new Sentence("You have already reviewed this version; the other review is for someone else.")
            : null;
    }

    /// <summary>Starts the review of the first of these people, in the name of the second where there is one.</summary>
    internal static Review Start(Guid id, WorkItem item, RubricScope scope, IReadOnlyList<Guid> people, Guid leadId, bool hasReviewedVersion, DateTimeOffset at)
    {
        if (Obstacle(item, people, leadId, hasReviewedVersion) is { } obstacle)
            throw new RuleBroken(obstacle);
        return new Review(id, item, scope, people[0], people.Count > 1 ? people[1] : null, at);
    }

    /// <summary>Keeps the level and the note of one criterion. A note may be written before the level, and a level taken back.</summary>
    internal void Score(Guid? by, WorkItem item, RubricScope scope, string criterionId, Level? level, string? note, DateTimeOffset at)
    {
        RequireOwn(by, item);
        State = ReviewLifecycle.Table.After(State, ReviewAction.Score);
        if (scope.Find(criterionId) is null)
            throw new NotFound();
        var text = Written.Text(note) ?? "";
        Rule.Require(text.Length <= MaxNote, "Keep this within {0} characters; it has {1}.", MaxNote, text.Length);
        var others = Scores.Where(score => score.CriterionId != criterionId);
        Scores = level is null && text.Length == 0 ? [.. others] : [.. others, new CriterionScore(criterionId, level, text, at)];
    }

    /// <summary>Hands the review in: every criterion scored, and a note wherever the level asks for one.</summary>
    internal void Submit(Guid? by, WorkItem item, RubricScope scope, DateTimeOffset at)
    {
        RequireOwn(by, item);
        var levels = Levels;
        var unscored = scope.Criteria.Where(criterion => !levels.ContainsKey(criterion.Id)).ToList();
        Rule.Require(unscored.Count == 0, "Not scored yet: {0} of {1} criteria. The first is “{2}”.",
            unscored.Count, scope.Criteria.Count(), First(unscored));
        var silent = scope.Criteria.Where(criterion => levels[criterion.Id].NeedsNote() && NoteOf(criterion.Id).Length == 0).ToList();
        Rule.Require(silent.Count == 0, "Notes missing: {0}. Say what must change, or why it does not apply. The first is “{1}”.",
            silent.Count, First(silent));
        State = ReviewLifecycle.Table.After(State, ReviewAction.Submit);
        SubmittedAt = at;
        Record(new ReviewSubmitted(Id, CredentialId, WorkItemId, VersionNumber, ScoresHash()) { OrganisationId = OrganisationId });
    }

    /// <summary>The reviewer left before it was handed in: it is given up, so that another person may begin.</summary>
    internal void Leave() => Record(new ReviewLeft(Id, CredentialId, WorkItemId) { OrganisationId = OrganisationId });

    private void RequireOwn(Guid? by, WorkItem item)
    {
        if (by != ReviewerId)
            throw new SomeoneWasFaster(TakenByAnother);
        if (!IsOpen(item))
            throw new RuleBroken(Closed);
    }

    private static bool IsOpen(WorkItem item) => item.IsOpen && item.Kind == WorkKind.Rubric;

    private static Bilingual First(List<Criterion> criteria) => criteria.Count > 0 ? criteria[0].Quoted : Bilingual.Empty;

    private string NoteOf(string criterionId) => Scores.FirstOrDefault(score => score.CriterionId == criterionId)?.Note ?? "";

    private string ScoresHash() =>
        EventHash.Of(Id.ToString("N") + JsonSerializer.Serialize(Scores.OrderBy(score => score.CriterionId, StringComparer.Ordinal)));
}
