namespace Governance.Domain.Reviews;

/// <summary>The part of a rubric that one gate asks. Elements without a criterion at this gate are left out.</summary>
public sealed class RubricScope(Rubric rubric, Gate gate)
{
    public Rubric Rubric { get; } = rubric;

    public Gate Gate { get; } = gate;

    public IReadOnlyList<RubricElement> Elements { get; } =
        [.. rubric.Elements
            .Select(element => element with { Criteria = [.. element.Criteria.Where(criterion => criterion.IsAskedAt(gate))] })
            .Where(element => element.Criteria.Count > 0)];

    /// <summary>All criteria asked, in the order of the rubric.</summary>
    public IEnumerable<Criterion> Criteria => Elements.SelectMany(element => element.Criteria);

    public Criterion? Find(string criterionId) => Criteria.FirstOrDefault(criterion => criterion.Id == criterionId);
}
