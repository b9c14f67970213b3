using Governance.Domain.Advising;
using Governance.Domain.Conditions;
using Governance.Domain.Duties;
using Governance.Domain.Following;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Puts down the answer to a step, a person's or a body's: signed over what it judged, and refused at a final step while
/// an earlier decision no longer stands.
/// </summary>
internal sealed class StepAnswers(GovernanceDb db, DecisionSigning signing, DutyCheck duties, ConditionSetting setting, Followers followers, TimeProvider clock)
{
    /// <param name="by">The person; null where a body decided.</param>
    /// <param name="principal">In whose name the person answers; null in their own.</param>
    /// <param name="voters">Who decided, where a body did: the certificate of a final approval names each of them.</param>
    /// <param name="conditions">What the decision depends on; where a body decided they were looked at when its motion was put.</param>
    internal async Task Give(
        WorkItem item, Guid? by, string outcome, string? comment, ReturnMode? mode, CancellationToken cancellation,
        Guid? principal = null, IReadOnlyList<Guid>? voters = null, IReadOnlyList<NewCondition>? conditions = null)
    {
        var offered = item.Outcomes.FirstOrDefault(one => one.Name == outcome);
        var faster = item.CompletedById is { } id
            ? await db.Set<Person>().Where(person => person.Id == id).Select(person => person.Name).SingleAsync(cancellation)
            : null;
        if (item.IsOpen && offered is not null)
        {
            await RequireNoObstacle(item, offered, cancellation);
            if (by is not null)
                NewCondition.Require(offered, conditions ?? [], clock.GetUtcNow());
        }
        await signing.Sign(item, cancellation);
        var actors = by is { } person ? DutyCheck.Actors(person, principal) : voters;
        var certificate = item.IsOpen && item.GoesForwardBy(outcome) && actors is not null ? await duties.Certify(item, actors, cancellation) : null;
        item.Complete(by, outcome, comment, faster, clock.GetUtcNow(), mode, principal, certificate);
        await setting.Set(item, by, conditions ?? [], cancellation);
        await AdviceAccess.EndOf(db, item, cancellation);
        if (item.Kind is WorkKind.Decision or WorkKind.Vote)
            await followers.Tell(item.CredentialId, item.ReturnMode is null
                ? new Sentence("“{0}” was answered “{1}”", item.Title, item.LabelOf(outcome))
                : new Sentence("Returned at “{0}”", item.Title), cancellation);
    }

    /// <summary>Refuses while an earlier decision no longer stands, or a condition that was set before is not cleared.</summary>
    private async Task RequireNoObstacle(WorkItem item, OfferedOutcome offered, CancellationToken cancellation)
    {
        if (item.IsFinal && offered.GoesForward && PutMotion.IsDecision(offered.Name) && await signing.Obstacle(item, cancellation) is { } obstacle)
            throw new RuleBroken(obstacle);
        if (await setting.Obstacle(item.CredentialId, offered, cancellation) is { } uncleared)
            throw new RuleBroken(uncleared);
    }
}
