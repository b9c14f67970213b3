using Governance.Domain.Bodies;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// From when a change to the seats or the bylaws of a body holds. Whoever was asked stays who was asked: while a motion is open,
/// what is written for its day holds from now, and nothing holds from a day before.
/// </summary>
internal sealed class ChangesOfBody(GovernanceDb db, OrganisationQueries organisations, TimeProvider clock)
{
    /// <summary>The moment chosen, or now. Throws <see cref="RuleBroken"/> where a vote that is open would be another one by it.</summary>
    internal async Task<DateTimeOffset> From(Body body, DateTimeOffset chosen, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (chosen > now || !await db.Set<Motion>().AnyAsync(motion => motion.BodyId == body.Id && motion.PutAt >= chosen
            && (motion.State == MotionState.Open || motion.State == MotionState.Tied || motion.State == MotionState.Held), cancellation))
            return chosen;
        var calendar = await organisations.Calendar(body.OrganisationId, cancellation);
        Rule.Require(calendar.LocalOf(chosen).Date == calendar.LocalOf(now).Date, "A vote of this body is open since then; choose today or a later day.");
        return now;
    }
}
