using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consents;

/// <summary>The caller no longer agrees to a version of the text. What was done before stays.</summary>
[Requires(Permission.KeepOwnAccount)]
public sealed record TakeConsentBack(int TextNumber) : ICommand;

internal sealed class TakeConsentBackHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<TakeConsentBack, Unit>
{
    public async Task<Unit> Handle(TakeConsentBack request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId;
        var given = await db.Set<Consent>().SingleOrDefaultAsync(one => one.PersonId == me && one.TextNumber == request.TextNumber, cancellationToken) ?? throw new NotFound();
        if (given.TakenBackAt is null)
            given.TakeBack(clock.GetUtcNow());
        return Unit.Value;
    }
}
