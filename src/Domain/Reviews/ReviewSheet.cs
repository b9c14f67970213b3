using Governance.Domain.Words;
using Governance.Domain.Work;

namespace Governance.Domain.Reviews;

/// <summary>The page of one rubric step as its reviewer sees it: all criteria of the gate with the own scores.</summary>
/// <param name="InRubric">How many criteria the whole rubric has, at all gates.</param>
/// <param name="Obstacle">Why the caller cannot score here; null when they can. The scores are then empty or final.</param>
public sealed record ReviewSheet(
    Guid WorkItemId,
    string CredentialId,
    Bilingual CredentialTitle,
    int? VersionNumber,
    DateTimeOffset? DueAt,
    Gate Gate,
    Bilingual RubricName,
    IReadOnlyList<LevelText> Levels,
    IReadOnlyList<ElementSheet> Elements,
    int InRubric,
    ReviewResult Result,
    DateTimeOffset? SavedAt,
    DateTimeOffset? SubmittedAt,
    Sentence? Obstacle)
{
    public int Scored => Elements.Sum(element => element.Scored);

    public int Asked => Elements.Sum(element => element.Criteria.Count);

    /// <summary>The first criterion without a level; null when all are scored.</summary>
    public Criterion? NextUnscored =>
        Elements.SelectMany(element => element.Criteria).FirstOrDefault(one => one.Score?.Level is null)?.Criterion;

    internal static ReviewSheet Of(WorkItem item, Bilingual title, RubricScope scope, Review? review, Sentence? obstacle)
    {
        var scores = review?.Scores ?? [];
        return new(item.Id, item.CredentialId, title, item.VersionNumber, item.DueAt, scope.Gate, scope.Rubric.Name, scope.Rubric.Levels,
            [.. scope.Elements.Select(element => ElementSheet.Of(element, scores))],
            scope.Rubric.Elements.Sum(element => element.Criteria.Count),
            RubricRule.Result(scope, review?.Levels ?? new Dictionary<string, Level>()),
            scores.Count > 0 ? scores.Max(score => score.At) : null,
            review?.SubmittedAt,
            obstacle);
    }
}

/// <summary>One element of the rubric with the reviewer's own scores.</summary>
public sealed record ElementSheet(string Id, Bilingual Name, Bilingual Anchor, IReadOnlyList<CriterionSheet> Criteria)
{
    public int Scored => Criteria.Count(one => one.Score?.Level is not null);

    internal static ElementSheet Of(RubricElement element, IReadOnlyList<CriterionScore> scores) =>
        new(element.Id, element.Name, element.Anchor,
            [.. element.Criteria.Select(criterion => new CriterionSheet(criterion, scores.FirstOrDefault(score => score.CriterionId == criterion.Id)))]);
}

/// <summary>A criterion and the reviewer's own score of it; null before the first touch.</summary>
public sealed record CriterionSheet(Criterion Criterion, CriterionScore? Score)
{
    /// <summary>Whether the level asks for a note that is not there yet.</summary>
    public bool LacksNote => Score is { Level: { } level, Note.Length: 0 } && level.NeedsNote();
}
