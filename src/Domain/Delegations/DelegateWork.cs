using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Delegations;

/// <summary>
/// Leaves one's steps of some kinds to another person from a moment until another; answers with the delegation's id. The
/// other may do such steps where oneself does, is there in that time, and each kind is left to one person at a time. Nothing
/// that was lent is lent on: whoever left their own steps to the caller in that time is told that these wait, and so is the caller.
/// </summary>
[Requires(Permission.CompleteWork)]
public sealed record DelegateWork(Guid DelegateId, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<WorkKind> Kinds) : ICommand<Guid>;

internal sealed class DelegateWorkHandler(GovernanceDb db, CallerSlot slot, Outbox outbox, TimeProvider clock) : IRequestHandler<DelegateWork, Guid>
{
    public async Task<Guid> Handle(DelegateWork request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId!.Value;
        var at = clock.GetUtcNow();
        var delegation = new Delegation(OrderedId.At(at), me, request, at);
        var other = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.DelegateId, cancellationToken);
        Rule.Require(other is not null, "Choose a person.");
        var principal = await db.Set<Person>().AsNoTracking().SingleAsync(one => one.Id == me, cancellationToken);
        foreach (var kind in delegation.Kinds)
            Rule.Require(StandIn.MayTake(kind, other!.HeldAt(at), principal.HeldAt(at)), "{0} may not do steps of this kind where you do: {1}.", other!.Name, kind.Name());
        var overlapping = await db.Set<Delegation>().Where(one => (one.PrincipalId == me || one.PrincipalId == request.DelegateId) && one.From < request.Until && request.From < one.Until).ToListAsync(cancellationToken);
        Rule.Require(!overlapping.Exists(one => one.PrincipalId == request.DelegateId), "{0} is away in that time.", other!.Name);
        Rule.Require(!overlapping.Exists(one => one.Kinds.Intersect(delegation.Kinds).Any()), "You have left such steps to somebody in that time; end that first.");
        db.Add(delegation);
        await TellWhoLentToMe(principal, request, cancellationToken);
        return delegation.Id;
    }

    private async Task TellWhoLentToMe(Person me, DelegateWork request, CancellationToken cancellation)
    {
        var lent = await db.Set<Delegation>().Where(one => one.DelegateId == me.Id && one.From < request.Until && request.From < one.Until).Select(one => one.PrincipalId).Distinct().ToListAsync(cancellation);
        foreach (var away in await db.Set<Person>().AsNoTracking().Where(one => lent.Contains(one.Id)).OrderBy(one => one.Id).ToListAsync(cancellation))
        {
            Mail(away.Id, new("{0} is away while you are", me.Name), new("You left steps to {0}, who is away for some of that time; what you left is not passed on and waits. Leave it to somebody else.", me.Name));
            Mail(me.Id, new("{0} is away while you are", away.Name), new("{0} left you their steps, and you are away for some of that time; they are not passed on and wait. Give them back, so that {0} leaves them to somebody else.", away.Name));
        }

        void Mail(Guid to, Sentence subject, Sentence text) => outbox.Mail(Addressee.Person(to), MailTemplate.Message, new MailAbout(Subject: subject.InBoth(), Text: text.InBoth()));
    }
}
