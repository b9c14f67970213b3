using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Whoever could answer a step declares an interest and leaves it to others. From then on they answer none of the record's decisions and
/// reviews, and nobody does in their name; where it comes to a vote they are recused. What was theirs goes back to its role and these are
/// written to; where nobody is left, the QA office is. Answers with how many others are asked now.
/// </summary>
[Requires(Permission.CompleteWork)]
public sealed record StepAside(Guid WorkItemId, string Interest) : ICommand<int>;

internal sealed class StepAsideHandler(GovernanceDb db, CallerSlot slot, StepReaders readers, AnswerersLeft left, Outbox outbox) : IRequestHandler<StepAside, int>
{
    public async Task<int> Handle(StepAside request, CancellationToken cancellationToken)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == request.WorkItemId, cancellationToken) ?? throw new NotFound();
        item.RequireMayAct(slot.Caller);
        item.StepAside(request.Interest);
        var me = slot.Caller.PersonId!.Value;
        var title = await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.Title).SingleAsync(cancellationToken);
        var waiting = await db.Set<WorkItem>().Where(one => one.CredentialId == item.CredentialId && one.State == WorkState.Open && (one.Judges != null || one.Id == item.Id)).ToListAsync(cancellationToken);
        var asked = 0;
        foreach (var one in waiting.Where(one => !one.IsKeptFrom(me)))
        {
            var wasTheirs = await Leave(one, me, cancellationToken);
            if (one.RoleId is null)
            {
                await left.Look(one, title, cancellationToken);
                continue;
            }
            var now = await readers.Of(one, cancellationToken);
            if (now.Count == 0)
                await left.TellNobody(one, title, null, new("Whoever could answer declared an interest, or is kept from it."), cancellationToken);
            foreach (var reader in wasTheirs ? now : [])
                outbox.Mail(Addressee.Person(reader), MailTemplate.Asked, new MailAbout(one.CredentialId, one.Id));
            asked = one == item ? now.Count : asked;
        }
        return asked;
    }

    /// <summary>Whether it was theirs alone.</summary>
    private async Task<bool> Leave(WorkItem item, Guid me, CancellationToken cancellation)
    {
        var wasTheirs = item.AssignedToId == me || item.Claim?.PersonId == me;
        item.KeepFrom(me);
        if (await db.Set<Review>().SingleOrDefaultAsync(one => one.WorkItemId == item.Id && one.State == ReviewLifecycle.Table.Initial && (one.ReviewerId == me || one.ForId == me), cancellation) is not { } begun)
            return wasTheirs;
        begun.Leave();
        db.Remove(begun);
        await db.SaveChangesAsync(cancellation); // whoever is asked now is asked by what is stored
        return true;
    }
}
