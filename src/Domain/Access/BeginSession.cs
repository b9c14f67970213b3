using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>Somebody signed in; answers with the session's id.</summary>
/// <param name="Browser">Which browser on which system, as far as it tells.</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record BeginSession(string Browser) : ICommand<Guid>;

internal sealed class BeginSessionHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<BeginSession, Guid>
{
    public async Task<Guid> Handle(BeginSession request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId!.Value;
        var stamp = await db.Set<Account>().Where(one => one.PersonId == me).Select(one => one.SecurityStamp).SingleAsync(cancellationToken);
        var at = clock.GetUtcNow();
        var session = new Session(OrderedId.At(at), me, stamp ?? "", request.Browser, at);
        db.Add(session);
        return session.Id;
    }
}
