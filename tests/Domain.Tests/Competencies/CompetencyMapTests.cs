using Governance.Domain.Competencies;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Domain.Tests.Competencies;

public sealed class CompetencyMapTests
{
    private static readonly CompetencyMap Empty = new([]);

    [Fact]
    public void It_is_an_answer_that_is_read_back_as_it_was_written()
    {
        var map = Empty.With(Row(1, "b", "Watched at work", "Observé au travail"), 2).With(Row(0, "a"), 2);
        var answer = map.ToAnswer();
        Assert.Equal("""[{"outcome":0,"competency":"a","assessment":{"en":"","fr":""}},{"outcome":1,"competency":"b","assessment":{"en":"Watched at work","fr":"Observ\u00E9 au travail"}}]""", answer.Json);
        Assert.Equal(map.Rows, CompetencyMap.Of(answer).Rows);
    }

    [Fact]
    public void The_order_of_mapping_does_not_show() =>
        Assert.Equal(
            Empty.With(Row(0, "a"), 1).With(Row(0, "b"), 1).ToAnswer(),
            Empty.With(Row(0, "b"), 1).With(Row(0, "a"), 1).ToAnswer());

    [Fact]
    public void The_same_pair_again_replaces_its_assessment() =>
        Assert.Equal("Now", Assert.Single(Empty.With(Row(0, "a", "Before"), 1).With(Row(0, "a", "Now"), 1).Rows).Assessment.En);

    [Fact]
    public void Taking_the_last_line_away_leaves_no_answer() =>
        Assert.True(Empty.With(Row(0, "a"), 1).Without(0, "a").ToAnswer().IsEmpty);

    [Fact]
    public void Lines_of_outcomes_that_are_gone_go_with_the_next_change() =>
        Assert.Equal([0], Empty.With(Row(2, "a"), 3).With(Row(0, "b"), 2).Rows.Select(row => row.OutcomeIndex));

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void An_outcome_that_there_is_not_cannot_be_mapped(int index)
    {
        var broken = Assert.Throws<RuleBroken>(() => Empty.With(Row(index, "a"), 2));
        Assert.Equal("Choose one of the learning outcomes of the proposal.", broken.Message);
    }

    [Fact]
    public void The_places_without_a_competency_are_named()
    {
        var proposal = Proposal.Empty
            .With(CompetencyMap.OutcomesFieldId, ProposalAnswer.Of([new Bilingual("One", "Un"), new Bilingual("Two", "Deux"), new Bilingual("Three", "Trois")]))
            .With(CompetencyMap.FieldId, Empty.With(Row(1, "a"), 3).ToAnswer());
        Assert.Equal([0, 2], CompetencyMap.Unmapped(proposal));
        Assert.Empty(CompetencyMap.Unmapped(Proposal.Empty));
    }

    [Fact]
    public void The_shipped_framework_can_be_read_in_both_languages()
    {
        var competencies = new CompetencyCatalogue().Competencies;
        Assert.True(competencies.Count > 20);
        Assert.All(competencies, one => Assert.True(one.Area.IsComplete && one.Name.IsComplete && one.Description.IsComplete, one.Id));
        Assert.Equal(competencies.Count, competencies.Select(one => one.Id).Distinct().Count());
    }

    private static CompetencyRow Row(int outcome, string competency, string en = "", string fr = "") => new(outcome, competency, new(en, fr));
}
