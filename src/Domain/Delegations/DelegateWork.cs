using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Delegations;

/// <summary>
/// Leaves one's steps of some kinds to another person from a moment until another; answers with the delegation's id. The
/// other may do such steps where oneself does, is there in that time, and each kind is left to one person at a time.
/// </summary>
[Requires(Permission.CompleteWork)]
public sealed record DelegateWork(Guid DelegateId, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<WorkKind> Kinds) : ICommand<Guid>;

internal sealed class DelegateWorkHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<DelegateWork, Guid>
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
        return delegation.Id;
    }
}
