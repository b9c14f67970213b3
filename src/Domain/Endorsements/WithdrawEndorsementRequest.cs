using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Endorsements;

/// <summary>Takes back a request that was not answered, for a reason; its links no longer work. The workflow goes on as after silence.</summary>
[Requires(Permission.KeepPartners)]
public sealed record WithdrawEndorsementRequest(Guid EndorsementId, string? Reason) : ICommand;

internal sealed class WithdrawEndorsementRequestHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<WithdrawEndorsementRequest, Unit>
{
    public async Task<Unit> Handle(WithdrawEndorsementRequest request, CancellationToken cancellationToken)
    {
        var endorsement = await db.Set<Endorsement>().KeptBy(slot.Caller).SingleOrDefaultAsync(one => one.Id == request.EndorsementId, cancellationToken) ?? throw new NotFound();
        endorsement.Withdraw(request.Reason);
        return Unit.Value;
    }
}
