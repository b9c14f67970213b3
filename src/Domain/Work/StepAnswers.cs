using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Puts down the answer to a step, a person's or a body's: signed over what it judged, and refused at a final step while
/// an earlier decision no longer stands.
/// </summary>
internal sealed class StepAnswers(GovernanceDb db, DecisionSigning signing, TimeProvider clock)
{
    /// <param name="by">The person; null where a body decided.</param>
    internal async Task Give(WorkItem item, Guid? by, string outcome, string? comment, ReturnMode? mode, CancellationToken cancellation)
    {
        var faster = item.CompletedById is { } id
            ? await db.Set<Person>().Where(person => person.Id == id).Select(person => person.Name).SingleAsync(cancellation)
            : null;
        if (item is { IsOpen: true, IsFinal: true } && item.GoesForwardBy(outcome) && await signing.Obstacle(item, cancellation) is { } obstacle)
            throw new RuleBroken(obstacle);
        await signing.Sign(item, cancellation);
        item.Complete(by, outcome, comment, faster, clock.GetUtcNow(), mode);
    }
}
