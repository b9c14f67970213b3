using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>
/// The holder of a link that has ended asks for another. It is never shown to them: it goes to the partner's own address,
/// so an old mail in wrong hands opens nothing.
/// </summary>
[Requires(Permission.AnswerEndorsement)]
public sealed record AskForNewLink(Guid EndorsementId) : ICommand;

internal sealed class AskForNewLinkHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<AskForNewLink, Unit>
{
    public async Task<Unit> Handle(AskForNewLink request, CancellationToken cancellationToken)
    {
        var endorsement = await db.Of(slot.Caller, request.EndorsementId, cancellationToken);
        var item = await db.Set<WorkItem>().SingleAsync(one => one.Id == endorsement.WorkItemId, cancellationToken);
        Rule.Require(item.IsOpen, "This step is no longer needed; nothing was recorded.");
        endorsement.Renew(clock.GetUtcNow());
        outbox.Mail(Addressee.Partner(endorsement.PartnerId), MailTemplate.NewLink,
            new MailAbout(endorsement.CredentialId, item.Id, endorsement.Id));
        return Unit.Value;
    }
}
