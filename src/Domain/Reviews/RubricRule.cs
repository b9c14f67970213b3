namespace Governance.Domain.Reviews;

/// <summary>
/// What scores add up to (governance seed, D2; the pattern is that of Quality Matters: every essential standard met and
/// 85 % overall). Three readings that the source leaves open are fixed here:
/// <list type="bullet">
/// <item>A criterion that is met earns all its points, a partly met one half, and an exemplary one no more than all:
/// otherwise a review that finds everything met would fail at 67 %, and praise at one criterion would pay for a gap at
/// another.</item>
/// <item>"Not applicable" stands outside both counts, at core criteria too; its written reason is read at consolidation.
/// It has no level, so it never differs from another reviewer's level.</item>
/// <item>Reviews together give each criterion the middle level: of two the mean, of three the one between. It does not
/// apply when more than half of the reviewers say so.</item>
/// </list>
/// </summary>
public static class RubricRule
{
    /// <summary>Percent of the possible points that a review must reach.</summary>
    public const int PassPercent = 85;

    private const decimal FullPoints = 2;

    private const int LevelsApart = 2;

    /// <summary>The result of one review, over the criteria scored so far.</summary>
    public static ReviewResult Result(RubricScope scope, IReadOnlyDictionary<string, Level> levels) =>
        Result(scope, scope.Criteria.Where(criterion => levels.ContainsKey(criterion.Id))
            .ToDictionary(criterion => criterion.Id, criterion => (decimal?)levels[criterion.Id].Number(), StringComparer.Ordinal));

    /// <summary>The core criteria whose levels differ by two or more between any two of the reviews.</summary>
    public static IReadOnlyList<Disagreement> Disagreements(RubricScope scope, IReadOnlyList<IReadOnlyDictionary<string, Level>> reviews) =>
        [.. scope.Criteria.Where(criterion => criterion.IsCore)
            .Select(criterion => new Disagreement(criterion.Id, criterion.Name, Given(criterion, reviews)))
            .Where(one => AreApart(one.Levels))];

    /// <summary>What the reviews say together. Criteria that no review has scored are left out.</summary>
    public static ConsolidatedReview Consolidate(RubricScope scope, IReadOnlyList<IReadOnlyDictionary<string, Level>> reviews)
    {
        var levels = scope.Criteria.Select(criterion => (criterion.Id, Given: Given(criterion, reviews)))
            .Where(one => one.Given.Count > 0)
            .ToDictionary(one => one.Id, one => Middle(one.Given), StringComparer.Ordinal);
        return new(Result(scope, levels), levels, Disagreements(scope, reviews));
    }

    private static ReviewResult Result(RubricScope scope, Dictionary<string, decimal?> levels)
    {
        var scored = scope.Criteria.Where(criterion => levels.GetValueOrDefault(criterion.Id) is not null)
            .Select(criterion => (Criterion: criterion, Level: levels[criterion.Id]!.Value)).ToList();
        var core = scored.Where(one => one.Criterion.IsCore).ToList();
        var notMet = core.Where(one => one.Level < FullPoints).Select(one => one.Criterion.Id).ToList();
        return new(
            core.Count - notMet.Count,
            core.Count,
            notMet,
            scored.Sum(one => Math.Min(one.Level, FullPoints)),
            FullPoints * scored.Count,
            scored.Count(one => one.Level < FullPoints));
    }

    private static List<Level> Given(Criterion criterion, IReadOnlyList<IReadOnlyDictionary<string, Level>> reviews) =>
        [.. reviews.Where(review => review.ContainsKey(criterion.Id)).Select(review => review[criterion.Id])];

    private static bool AreApart(IReadOnlyList<Level> given)
    {
        var numbers = Numbers(given);
        return numbers.Count > 1 && numbers[^1] - numbers[0] >= LevelsApart;
    }

    private static decimal? Middle(List<Level> given)
    {
        var numbers = Numbers(given);
        if (numbers.Count == 0 || 2 * (given.Count - numbers.Count) > given.Count)
            return null;
        return (numbers[(numbers.Count - 1) / 2] + numbers[numbers.Count / 2]) / 2m;
    }

    private static List<int> Numbers(IReadOnlyList<Level> given) =>
        [.. given.Select(level => level.Number()).OfType<int>().Order()];
}
