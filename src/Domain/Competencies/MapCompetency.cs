using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Competencies;

/// <summary>
/// Maps a learning outcome (its place, from 0) to a competency while the step is open, or rewrites how it is assessed.
/// Answers with the draft's new revision.
/// </summary>
[Requires(Permission.WriteProposal)]
public sealed record MapCompetency(Guid WorkItemId, int OutcomeIndex, string CompetencyId, Bilingual Assessment) : ICommand<int>;

internal sealed class MapCompetencyHandler(GovernanceDb db, CallerSlot slot, DutyCheck duties, CompetencyCatalogue catalogue) : IRequestHandler<MapCompetency, int>
{
    public async Task<int> Handle(MapCompetency request, CancellationToken cancellationToken)
    {
        var credential = await MappingStep.OpenFor(slot.Caller, db, duties, request.WorkItemId, cancellationToken);
        Rule.Require(catalogue.Find(request.CompetencyId) is not null, "Choose a competency of the list.");
        var row = new CompetencyRow(request.OutcomeIndex, request.CompetencyId, request.Assessment);
        var map = CompetencyMap.Of(credential.Draft).With(row, CompetencyMap.OutcomesOf(credential.Draft).Count);
        credential.Answer(CompetencyMap.FieldId, map.ToAnswer());
        return credential.DraftRevision;
    }
}
