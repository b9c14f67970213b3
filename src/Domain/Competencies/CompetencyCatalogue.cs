using Governance.Domain.Content;
using Governance.Domain.Credentials;

namespace Governance.Domain.Competencies;

/// <summary>The competency framework, as data (Content/competencies.json).</summary>
public sealed class CompetencyCatalogue
{
    private readonly IReadOnlyList<Competency> competencies = ContentFile.Read<IReadOnlyList<Competency>>("competencies.json");

    /// <summary>All competencies, those of one area together.</summary>
    public IReadOnlyList<Competency> Competencies => competencies;

    public Competency? Find(string id) => competencies.FirstOrDefault(competency => competency.Id == id);

    /// <summary>Every learning outcome of a proposal, draft or version, with the competencies it is mapped to.</summary>
    public IReadOnlyList<MappedOutcome> MappingOf(Proposal proposal)
    {
        var rows = CompetencyMap.Of(proposal).Rows;
        return [.. CompetencyMap.OutcomesOf(proposal).Select((outcome, index) => new MappedOutcome(index, outcome,
            [.. rows.Where(row => row.OutcomeIndex == index)
                .Select(row => (Competency: Find(row.CompetencyId), row.Assessment))
                .Where(row => row.Competency is not null)
                .Select(row => new MappedCompetency(row.Competency!, row.Assessment))]))];
    }
}
