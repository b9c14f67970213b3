using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Conditions;

/// <summary>Its owner says how a condition was met; whoever set it is written to and looks.</summary>
[Requires(Permission.CompleteWork)]
public sealed record AnswerCondition(Guid ConditionId, string Text) : ICommand;

internal sealed class AnswerConditionHandler(GovernanceDb db, CallerSlot slot, ConditionMail mail, TimeProvider clock) : IRequestHandler<AnswerCondition, Unit>
{
    public async Task<Unit> Handle(AnswerCondition request, CancellationToken cancellationToken)
    {
        var condition = await db.Set<Condition>().SingleOrDefaultAsync(one => one.Id == request.ConditionId, cancellationToken) ?? throw new NotFound();
        var record = await db.Set<MicroCredential>().AsNoTracking().SingleAsync(one => one.Id == condition.CredentialId, cancellationToken);
        condition.SayHowMet(request.Text, slot.Caller, RecordAccess.IsOfTheTeam(record, slot.Caller), clock.GetUtcNow());
        await mail.TellJudges(condition, new Sentence("A condition was answered: {0}", record.Title), cancellationToken);
        return Unit.Value;
    }
}
