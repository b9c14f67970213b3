using Governance.Domain.Commands;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Consents;

/// <summary>The caller agrees to the version that they have read; refused where a newer one counts.</summary>
[Requires(Permission.KeepOwnAccount)]
public sealed record GiveConsent(int TextNumber) : ICommand;

internal sealed class GiveConsentHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<GiveConsent, Unit>
{
    public async Task<Unit> Handle(GiveConsent request, CancellationToken cancellationToken)
    {
        await db.RequireCurrent(request.TextNumber, cancellationToken);
        var (me, at) = (slot.Caller.PersonId, clock.GetUtcNow());
        if (await db.Set<Consent>().SingleOrDefaultAsync(one => one.PersonId == me && one.TextNumber == request.TextNumber, cancellationToken) is not { } given)
            db.Add(new Consent(OrderedId.At(at), request.TextNumber, me, null, at));
        else if (given.TakenBackAt is not null)
            given.Give(at);
        return Unit.Value;
    }
}
