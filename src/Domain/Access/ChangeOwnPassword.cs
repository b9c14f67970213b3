using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Access;

/// <summary>Sets another password for oneself: every session ends, this one too. Whether they know the present one is asked before, where it is hashed.</summary>
/// <param name="KnownHash">Of the present password, as it was checked; refused where it was changed since.</param>
/// <param name="PasswordHash">As the account's password hasher made it; the password itself never comes this far.</param>
[Requires(Permission.KeepOwnAccount)]
public sealed record ChangeOwnPassword(string KnownHash, string PasswordHash) : ICommand;

internal sealed class ChangeOwnPasswordHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<ChangeOwnPassword, Unit>
{
    public async Task<Unit> Handle(ChangeOwnPassword request, CancellationToken cancellationToken)
    {
        var me = slot.Caller.PersonId!.Value;
        var account = await db.AccountOf(me, cancellationToken) ?? throw new NotFound();
        Rule.Require(account.PasswordHash == request.KnownHash, "Your password was changed a moment before you. Sign in again.");
        await db.EndSessions(me, null, clock.GetUtcNow(), cancellationToken);
        account.PasswordHash = request.PasswordHash;
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        return Unit.Value;
    }
}
