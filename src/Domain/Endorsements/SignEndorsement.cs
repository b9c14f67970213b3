using Governance.Domain.Commands;
using Governance.Domain.Consents;
using Governance.Domain.Duties;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;

namespace Governance.Domain.Endorsements;

/// <summary>The partner signs through the link of this number; the step that asked is completed with "endorsed".</summary>
[Requires(Permission.AnswerEndorsement)]
public sealed record SignEndorsement(Guid EndorsementId, int LinkNumber, EndorsementSignature Signature) : ICommand
{
    /// <summary>The outcome that the workflow's step must offer.</summary>
    public const string Outcome = "endorsed";
}

internal sealed class SignEndorsementHandler(GovernanceDb db, CallerSlot slot, DecisionSigning signing, DutyCheck duties, TimeProvider clock) : IRequestHandler<SignEndorsement, Unit>
{
    public async Task<Unit> Handle(SignEndorsement request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var endorsement = await db.Of(slot.Caller, request.EndorsementId, cancellationToken);
        endorsement.RequireLink(request.LinkNumber, at);
        await db.Answered(endorsement, signing, duties, SignEndorsement.Outcome, null, at, cancellationToken);
        endorsement.Sign(request.Signature, at);
        await db.AgreeWith(endorsement.Id, request.Signature.ConsentText, at, cancellationToken);
        return Unit.Value;
    }
}
