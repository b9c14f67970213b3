using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Advising;

/// <summary>Takes a question back, and with it the sight of the proposal: whoever asked, or the QA office of the organisation.</summary>
[Requires(Permission.CompleteWork)]
public sealed record WithdrawAdvice(Guid AdviceId) : ICommand;

internal sealed class WithdrawAdviceHandler(GovernanceDb db, CallerSlot slot) : IRequestHandler<WithdrawAdvice, Unit>
{
    public async Task<Unit> Handle(WithdrawAdvice request, CancellationToken cancellationToken)
    {
        var advice = await db.Set<Advice>().SingleOrDefaultAsync(one => one.Id == request.AdviceId, cancellationToken) ?? throw new NotFound();
        advice.Withdraw(slot.Caller);
        return Unit.Value;
    }
}
