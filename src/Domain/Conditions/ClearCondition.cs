using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Conditions;

/// <summary>Whoever set a condition, or another of their role, finds it met. The owner is written to.</summary>
[Requires(Permission.CompleteWork)]
public sealed record ClearCondition(Guid ConditionId) : ICommand;

internal sealed class ClearConditionHandler(GovernanceDb db, CallerSlot slot, DutyCheck duties, ConditionMail mail, TimeProvider clock) : IRequestHandler<ClearCondition, Unit>
{
    public async Task<Unit> Handle(ClearCondition request, CancellationToken cancellationToken)
    {
        var condition = await db.Set<Condition>().SingleOrDefaultAsync(one => one.Id == request.ConditionId, cancellationToken) ?? throw new NotFound();
        condition.Clear(slot.Caller, clock.GetUtcNow());
        await duties.RequireMayJudge(condition.WorkItemId, slot.Caller, cancellationToken);
        await mail.TellOwners([condition], new Sentence("A condition was cleared: {0}", await mail.TitleOf(condition.CredentialId, cancellationToken)), cancellationToken);
        return Unit.Value;
    }
}
