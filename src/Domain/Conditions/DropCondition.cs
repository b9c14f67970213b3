using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Conditions;

/// <summary>A condition is no longer asked for, for a reason that stays on record.</summary>
[Requires(Permission.CompleteWork)]
public sealed record DropCondition(Guid ConditionId, string Reason) : ICommand;

internal sealed class DropConditionHandler(GovernanceDb db, CallerSlot slot, DutyCheck duties, ConditionMail mail, TimeProvider clock) : IRequestHandler<DropCondition, Unit>
{
    public async Task<Unit> Handle(DropCondition request, CancellationToken cancellationToken)
    {
        var condition = await db.Set<Condition>().SingleOrDefaultAsync(one => one.Id == request.ConditionId, cancellationToken) ?? throw new NotFound();
        condition.Drop(request.Reason, slot.Caller, clock.GetUtcNow());
        await duties.RequireMayJudge(condition.WorkItemId, slot.Caller, cancellationToken);
        await mail.TellOwners([condition], new Sentence("A condition is no longer asked for: {0}", await mail.TitleOf(condition.CredentialId, cancellationToken)), cancellationToken);
        return Unit.Value;
    }
}
