using System.Text.Json;
using Governance.Domain.Competencies;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;

namespace Governance.Domain.Tests.Reviews;

public sealed class RubricCatalogueTests
{
    private readonly RubricCatalogue catalogue = new();

    [Theory]
    [InlineData("quality:pre", 68, 27)]
    [InlineData("quality", 68, 27)]
    [InlineData("quality:post", 26, 8)]
    [InlineData("quality:both", 84, 29)]
    public void The_shipped_rubric_asks_as_many_criteria_at_each_gate_as_its_source_counts(string subject, int criteria, int core)
    {
        var scope = catalogue.Scope(subject);
        Assert.Equal(criteria, scope.Criteria.Count());
        Assert.Equal(core, scope.Criteria.Count(criterion => criterion.IsCore));
    }

    [Fact]
    public void Elements_without_a_criterion_at_the_gate_are_left_out() =>
        Assert.All(catalogue.Scope("quality:post").Elements, element => Assert.NotEmpty(element.Criteria));

    [Fact]
    public void Everything_in_it_can_be_read_in_both_languages()
    {
        var rubric = Assert.Single(catalogue.Rubrics);
        Assert.Equal(Enum.GetValues<Level>(), rubric.Levels.Select(level => level.Level));
        Assert.All(rubric.Levels, level => Assert.True(level.Name.IsComplete && level.Meaning.IsComplete));
        Assert.Equal(8, rubric.Elements.Count);
        var criteria = rubric.Elements.SelectMany(element => element.Criteria).ToList();
        Assert.All(criteria, one => Assert.True(one.Name.IsComplete && one.Question.IsComplete && one.Met.IsComplete, one.Id));
        Assert.Equal(criteria.Count, criteria.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public void Every_criterion_says_where_in_the_proposal_to_look_first()
    {
        var forms = new FormCatalogue();
        Assert.All(Assert.Single(catalogue.Rubrics).Elements.SelectMany(element => element.Criteria), criterion =>
        {
            Assert.NotEmpty(criterion.Evidence);
            Assert.All(criterion.Evidence.Where(field => field != CompetencyMap.FieldId), field => Assert.NotNull(forms.Field(field)));
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("quality:never")]
    [InlineData("other:pre")]
    [InlineData("quality:pre:pre")]
    public void A_rubric_or_gate_that_there_is_not_is_not_found(string? subject) =>
        Assert.Throws<NotFound>(() => catalogue.Scope(subject));

    [Fact]
    public void Levels_are_stored_by_the_rubrics_own_names()
    {
        Assert.Equal("""["0","1","2","3","NA"]""", JsonSerializer.Serialize(Enum.GetValues<Level>()));
        Assert.Equal(Enum.GetValues<Level>(), JsonSerializer.Deserialize<Level[]>("""["0","1","2","3","NA"]"""));
    }
}
