using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;

namespace Governance.Domain.Access;

/// <summary>Opens an account that too many wrong passwords have locked, before the time is over.</summary>
[Requires(Permission.ManagePeople)]
public sealed record UnlockAccount(Guid PersonId) : ICommand;

internal sealed class UnlockAccountHandler(GovernanceDb db, CallerSlot slot, TimeProvider clock) : IRequestHandler<UnlockAccount, Unit>
{
    public async Task<Unit> Handle(UnlockAccount request, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var person = await db.Kept(request.PersonId, slot.Caller, at, cancellationToken);
        var account = await db.AccountOf(person.Id, cancellationToken);
        Rule.Require(account?.LockoutEnd > at, "This account is not locked.");
        (account!.LockoutEnd, account.AccessFailedCount) = (null, 0);
        db.Write(new AccountUnlocked(person.Id), at);
        return Unit.Value;
    }
}
