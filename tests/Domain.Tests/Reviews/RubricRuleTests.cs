using Governance.Domain.Reviews;
using Governance.Domain.Words;
using static Governance.Domain.Reviews.Level;

namespace Governance.Domain.Tests.Reviews;

public sealed class RubricRuleTests
{
    private static readonly Level[] AllLevels = Enum.GetValues<Level>();

    [Fact]
    public void A_review_that_finds_everything_met_passes_with_all_points()
    {
        var result = Result(Small(core: 2, other: 3), Met, Met, Met, Met, Met);
        Assert.Equal((2, 2, 100, 0, true), (result.CoreMet, result.CoreScored, result.Percent, result.ChangeRequests, result.Passes));
    }

    [Fact]
    public void Exemplary_earns_no_more_than_met()
    {
        var result = Result(Small(core: 1, other: 1), Exemplary, NotEvidenced);
        Assert.Equal((2, 4, 50, false), (result.Points, result.PointsPossible, result.Percent, result.Passes));
    }

    [Fact]
    public void One_core_criterion_below_met_fails_whatever_the_points()
    {
        Level[] scores = [PartlyMet, .. Enumerable.Repeat(Exemplary, 20)];
        var result = Result(Small(core: 1, other: 20), scores);
        Assert.True(result.Percent > RubricRule.PassPercent);
        Assert.Equal(["C0"], result.CoreNotMet);
        Assert.False(result.Passes);
    }

    [Theory]
    [InlineData(7, true, 85)]
    [InlineData(8, false, 84)]
    public void Eighty_five_percent_is_needed_and_never_rounded_up(int notEvidenced, bool passes, int percent)
    {
        // 47 criteria: seven without evidence leave 40 of 47, which is 85.1 %; eight leave 82.9 %.
        Level[] scores = [.. Enumerable.Repeat(Met, 47 - notEvidenced), .. Enumerable.Repeat(NotEvidenced, notEvidenced)];
        var result = Result(Small(core: 1, other: 46), scores);
        Assert.Equal(passes, result.Passes);
        Assert.True(result.Percent <= percent);
    }

    [Fact]
    public void Exactly_eighty_five_percent_passes_and_a_hair_less_does_not()
    {
        var exact = Result(Small(core: 0, other: 20), [.. Enumerable.Repeat(Met, 17), .. Enumerable.Repeat(NotEvidenced, 3)]);
        Assert.Equal((85, true), (exact.Percent, exact.Passes));
        var less = Result(Small(core: 0, other: 59), [.. Enumerable.Repeat(Met, 50), .. Enumerable.Repeat(NotEvidenced, 9)]);
        Assert.Equal((84, false), (less.Percent, less.Passes));
    }

    [Fact]
    public void Not_applicable_stands_outside_both_counts()
    {
        var result = Result(Small(core: 2, other: 2), Met, NotApplicable, Met, NotApplicable);
        Assert.Equal((1, 1, 4, true), (result.CoreMet, result.CoreScored, result.PointsPossible, result.Passes));
    }

    [Fact]
    public void A_review_in_which_nothing_applies_does_not_pass()
    {
        var result = Result(Small(core: 1, other: 1), NotApplicable, NotApplicable);
        Assert.Null(result.Percent);
        Assert.False(result.Passes);
    }

    [Fact]
    public void Every_pair_of_levels_of_one_core_and_one_other_criterion_follows_the_rule()
    {
        foreach (var core in AllLevels)
        foreach (var other in AllLevels)
        {
            var numbers = new[] { core.Number(), other.Number() }.OfType<int>().ToList();
            var earned = numbers.Sum(number => Math.Min(number, 2));
            var expected = core.Number() is null or >= 2 && numbers.Count > 0 && earned * 100 >= 85 * 2 * numbers.Count;
            Assert.Equal(expected, Result(Small(core: 1, other: 1), core, other).Passes);
        }
    }

    [Fact]
    public void Every_pair_of_reviews_disagrees_exactly_when_the_levels_are_two_apart()
    {
        foreach (var one in AllLevels)
        foreach (var other in AllLevels)
        {
            var expected = one.Number() is { } first && other.Number() is { } second && Math.Abs(first - second) >= 2;
            Assert.Equal(expected, Disagreements(Small(core: 1, other: 0), [one], [other]).Count == 1);
        }
    }

    [Fact]
    public void Reviewers_may_differ_on_what_is_not_core() =>
        Assert.Empty(Disagreements(Small(core: 1, other: 1), [Met, NotEvidenced], [Met, Exemplary]));

    [Fact]
    public void A_disagreement_names_the_criterion_and_the_levels_given()
    {
        var found = Assert.Single(Disagreements(Small(core: 2, other: 0), [Met, PartlyMet], [Met, Exemplary]));
        Assert.Equal("C1", found.CriterionId);
        Assert.Equal([PartlyMet, Exemplary], found.Levels);
    }

    [Theory]
    [InlineData(Met, Met, 2.0)]
    [InlineData(PartlyMet, Met, 1.5)]
    [InlineData(NotEvidenced, Exemplary, 1.5)]
    [InlineData(NotApplicable, Met, 2.0)]
    [InlineData(NotApplicable, NotApplicable, null)]
    public void Two_reviews_give_the_mean_and_one_of_them_cannot_set_a_criterion_aside(Level one, Level other, double? expected) =>
        Assert.Equal((decimal?)expected, Together([one], [other]).Levels["C0"]);

    [Theory]
    [InlineData(NotEvidenced, Exemplary, Met, 2.0)]
    [InlineData(PartlyMet, Met, PartlyMet, 1.0)]
    [InlineData(NotApplicable, PartlyMet, Met, 1.5)]
    [InlineData(NotApplicable, NotApplicable, Met, null)]
    public void Of_three_reviews_the_middle_one_stands_and_two_set_a_criterion_aside(Level one, Level other, Level third, double? expected) =>
        Assert.Equal((decimal?)expected, Together([one], [other], [third]).Levels["C0"]);

    [Fact]
    public void The_third_review_decides_about_a_core_criterion()
    {
        Assert.False(Together([NotEvidenced], [Exemplary]).Result.Passes);
        Assert.True(Together([NotEvidenced], [Exemplary], [Met]).Result.Passes);
        Assert.False(Together([NotEvidenced], [Exemplary], [PartlyMet]).Result.Passes);
    }

    [Fact]
    public void The_order_of_the_reviews_does_not_matter()
    {
        foreach (var one in AllLevels)
        foreach (var other in AllLevels)
        foreach (var third in AllLevels)
        {
            var result = Together([one], [other], [third]).Result;
            Assert.Equivalent(result, Together([third], [one], [other]).Result);
            Assert.Equivalent(result, Together([other], [third], [one]).Result);
        }
    }

    [Fact]
    public void A_result_so_far_speaks_only_of_what_is_scored()
    {
        var scope = Small(core: 2, other: 2);
        var result = RubricRule.Result(scope, new Dictionary<string, Level> { ["C1"] = Met, ["X0"] = PartlyMet });
        Assert.Equal((1, 1, 3, 4, 1), (result.CoreMet, result.CoreScored, result.Points, result.PointsPossible, result.ChangeRequests));
    }

    private static ConsolidatedReview Together(params Level[][] reviews) =>
        RubricRule.Consolidate(Small(core: 1, other: 0), [.. reviews.Select(levels => Given(Small(core: 1, other: 0), levels))]);

    private static IReadOnlyList<Disagreement> Disagreements(RubricScope scope, params Level[][] reviews) =>
        RubricRule.Disagreements(scope, [.. reviews.Select(levels => Given(scope, levels))]);

    private static ReviewResult Result(RubricScope scope, params Level[] levels) => RubricRule.Result(scope, Given(scope, levels));

    private static Dictionary<string, Level> Given(RubricScope scope, Level[] levels) =>
        scope.Criteria.Zip(levels, (criterion, level) => (criterion.Id, level)).ToDictionary(one => one.Id, one => one.level);

    private static RubricScope Small(int core, int other) =>
        new(new Rubric("small", Text, [], [new RubricElement("E", Text, Text,
            [.. Enumerable.Range(0, core).Select(number => Criterion("C" + number, true)),
             .. Enumerable.Range(0, other).Select(number => Criterion("X" + number, false))])]), Gate.BeforeLaunch);

    private static Criterion Criterion(string id, bool isCore) => new(id, Text, Text, Text, isCore, Gate.Both);

    private static Bilingual Text => new("text", "texte");
}
