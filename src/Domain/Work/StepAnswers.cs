using Governance.Domain.Advising;
using Governance.Domain.Conditions;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Puts down the answer to a step, a person's or a body's: signed over what it judged, and refused at a final step while
/// an earlier decision no longer stands.
/// </summary>
internal sealed class StepAnswers(GovernanceDb db, DecisionSigning signing, DutyCheck duties, ConditionSetting setting, TimeProvider clock)
{
    /// <param name="by">The person; null where a body decided, which certifies nothing.</param>
    /// <param name="principal">In whose name the person answers; null in their own.</param>
    /// <param name="conditions">What the decision depends on; where a body decided they were looked at when its motion was put.</param>
    internal async Task Give(WorkItem item, Guid? by, string outcome, string? comment, ReturnMode? mode, CancellationToken cancellation, Guid? principal = null, IReadOnlyList<NewCondition>? conditions = null)
    {
        var offered = item.Outcomes.FirstOrDefault(one => one.Name == outcome);
        var faster = item.CompletedById is { } id
            ? await db.Set<Person>().Where(person => person.Id == id).Select(person => person.Name).SingleAsync(cancellation)
            : null;
        if (item is { IsOpen: true, IsFinal: true } && item.GoesForwardBy(outcome) && await signing.Obstacle(item, cancellation) is { } obstacle)
            throw new RuleBroken(obstacle);
        if (item.IsOpen && offered is not null)
            await RequireConditions(item, offered, conditions ?? [], isMoved: by is null, cancellation);
        await signing.Sign(item, cancellation);
        var certificate = item.IsOpen && item.GoesForwardBy(outcome) && by is { } person ? await duties.Certify(item, person, principal, cancellation) : null;
        item.Complete(by, outcome, comment, faster, clock.GetUtcNow(), mode, principal, certificate);
        await setting.Set(item, by, conditions ?? [], cancellation);
        await AdviceAccess.EndOf(db, item, cancellation);
    }

    /// <summary>Those that the decision sets must be whole; those that were set before must be out of its way.</summary>
    private async Task RequireConditions(WorkItem item, OfferedOutcome offered, IReadOnlyList<NewCondition> conditions, bool isMoved, CancellationToken cancellation)
    {
        if (await setting.Obstacle(item.CredentialId, offered, cancellation) is { } obstacle)
            throw new RuleBroken(obstacle);
        if (!isMoved)
            NewCondition.Require(offered, conditions, clock.GetUtcNow());
    }
}
