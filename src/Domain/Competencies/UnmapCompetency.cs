using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Competencies;

/// <summary>Takes a competency away from a learning outcome (its place, from 0). Answers with the draft's new revision.</summary>
[Requires(Permission.WriteProposal)]
public sealed record UnmapCompetency(Guid WorkItemId, int OutcomeIndex, string CompetencyId) : ICommand<int>;

internal sealed class UnmapCompetencyHandler(GovernanceDb db, CallerSlot slot, DutyCheck duties) : IRequestHandler<UnmapCompetency, int>
{
    public async Task<int> Handle(UnmapCompetency request, CancellationToken cancellationToken)
    {
        var credential = await MappingStep.OpenFor(slot.Caller, db, duties, request.WorkItemId, cancellationToken);
        var map = CompetencyMap.Of(credential.Draft).Without(request.OutcomeIndex, request.CompetencyId);
        credential.Answer(CompetencyMap.FieldId, map.ToAnswer());
        return credential.DraftRevision;
    }
}
