using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;

namespace Governance.Domain.Endorsements;

/// <summary>The partner declines through the link of this number, with a reason; the step is completed with "declined".</summary>
[Requires(Permission.AnswerEndorsement)]
public sealed record DeclineEndorsement(Guid EndorsementId, int LinkNumber, string? Reason) : ICommand
{
    /// <summary>The outcome that the workflow's step must offer.</summary>
    public const string Outcome = "declined";
}

internal sealed class DeclineEndorsementHandler(GovernanceDb db, CallerSlot slot, DecisionSigning signing, DutyCheck duties, TimeProvider clock) : IRequestHandler<DeclineEndorsement, Unit>
{
    public async Task<Unit> Handle(DeclineEndorsement request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var endorsement = await db.Of(slot.Caller, request.EndorsementId, cancellationToken);
        endorsement.RequireLink(request.LinkNumber, at);
        await db.Answered(endorsement, signing, duties, DeclineEndorsement.Outcome, request.Reason, at, cancellationToken);
        endorsement.Decline(request.Reason, at);
        return Unit.Value;
    }
}
