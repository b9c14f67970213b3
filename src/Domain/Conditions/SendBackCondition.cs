using Governance.Domain.Commands;
using Governance.Domain.Duties;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Conditions;

/// <summary>What the owner said of a condition is not enough; the reason says what is missing.</summary>
[Requires(Permission.CompleteWork)]
public sealed record SendBackCondition(Guid ConditionId, string Reason) : ICommand;

internal sealed class SendBackConditionHandler(GovernanceDb db, CallerSlot slot, DutyCheck duties, ConditionMail mail, TimeProvider clock) : IRequestHandler<SendBackCondition, Unit>
{
    public async Task<Unit> Handle(SendBackCondition request, CancellationToken cancellationToken)
    {
        var condition = await db.Set<Condition>().SingleOrDefaultAsync(one => one.Id == request.ConditionId, cancellationToken) ?? throw new NotFound();
        condition.SendBack(request.Reason, slot.Caller, clock.GetUtcNow());
        await duties.RequireMayJudge(condition.WorkItemId, slot.Caller, cancellationToken);
        await mail.TellOwners([condition], new Sentence("A condition is not met yet: {0}", await mail.TitleOf(condition.CredentialId, cancellationToken)), cancellationToken);
        return Unit.Value;
    }
}
