using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>Sends a partner another link to a request that was not answered, to the partner's own address; earlier links no longer work.</summary>
[Requires(Permission.KeepPartners)]
public sealed record SendLinkAgain(Guid EndorsementId) : ICommand;

internal sealed class SendLinkAgainHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<SendLinkAgain, Unit>
{
    public async Task<Unit> Handle(SendLinkAgain request, CancellationToken cancellationToken)
    {
        var endorsement = await db.Set<Endorsement>().KeptBy(slot.Caller).SingleOrDefaultAsync(one => one.Id == request.EndorsementId, cancellationToken) ?? throw new NotFound();
        var item = await db.Set<WorkItem>().SingleAsync(one => one.Id == endorsement.WorkItemId, cancellationToken);
        Rule.Require(item.IsOpen, "This step is no longer needed; nothing was recorded.");
        endorsement.SendAgain(clock.GetUtcNow());
        outbox.Mail(Addressee.Partner(endorsement.PartnerId), MailTemplate.NewLink, new MailAbout(endorsement.CredentialId, item.Id, endorsement.Id));
        return Unit.Value;
    }
}
