using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Advising;

/// <summary>Says what one was asked for. Those who decide read it; whoever asked is written to.</summary>
[Requires(Permission.Advise)]
public sealed record GiveAdvice(Guid AdviceId, string Text) : ICommand;

internal sealed class GiveAdviceHandler(GovernanceDb db, CallerSlot slot, AdviceAccess access, Outbox outbox, TimeProvider clock) : IRequestHandler<GiveAdvice, Unit>
{
    public async Task<Unit> Handle(GiveAdvice request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId;
        var advice = await db.Set<Advice>().SingleOrDefaultAsync(one => one.Id == request.AdviceId && one.AdviserId == me, cancellationToken) ?? throw new NotFound();
        advice.Give(request.Text, clock.GetUtcNow());
        await access.RequireMayAdvise(await db.Set<WorkItem>().AsNoTracking().SingleAsync(one => one.Id == advice.WorkItemId, cancellationToken), advice.AdviserId, cancellationToken);
        outbox.Mail(Addressee.Person(advice.AskedById), MailTemplate.AdviceGiven, new(advice.CredentialId, advice.WorkItemId, AdviceId: advice.Id));
        return Unit.Value;
    }
}
