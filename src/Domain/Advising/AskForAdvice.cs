using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Advising;

/// <summary>
/// Asks one more person, by name, for advice on the proposal before a step that decides; answers with the advice's id. They
/// see that proposal and no other, and decide nothing.
/// </summary>
[Requires(Permission.CompleteWork)]
public sealed record AskForAdvice(Guid WorkItemId, Guid AdviserId, string Question) : ICommand<Guid>;

internal sealed class AskForAdviceHandler(GovernanceDb db, CallerSlot slot, AdviceAccess access, Outbox outbox, TimeProvider clock) : IRequestHandler<AskForAdvice, Guid>
{
    public async Task<Guid> Handle(AskForAdvice request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        await access.RequireMayAsk(item, slot.Caller, cancellationToken);
        var adviser = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.AdviserId, cancellationToken);
        Rule.Require(adviser is not null, "Choose a person.");
        var at = clock.GetUtcNow();
        var advice = new Advice(OrderedId.At(at), item, adviser!.Id, request.Question, slot.Caller.PersonId!.Value, at);
        Rule.Require(!await db.Set<Advice>().AnyAsync(one => one.WorkItemId == item.Id && one.AdviserId == adviser.Id && one.State == AdviceState.Asked, cancellationToken),
            "{0} is asked already.", adviser.Name);
        await access.RequireMayAdvise(item, adviser.Id, cancellationToken);
        db.Add(advice);
        outbox.Mail(Addressee.Person(adviser.Id), MailTemplate.AdviceAsked, new(item.CredentialId, item.Id, AdviceId: advice.Id));
        return advice.Id;
    }
}
