using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Domain.Voting;

/// <summary>
/// Who leads a vote: the chair or the secretary of the body, but not an author of what is voted on, as long as another of the two
/// could. Where both wrote it they may lead all the same, for else nothing could be decided; they do not vote.
/// </summary>
internal static class Leading
{
    /// <summary>Throws <see cref="Refused"/> for whoever leads no votes of the body, and <see cref="RuleBroken"/> for an author who leaves it to another.</summary>
    internal static async Task Require(GovernanceDb db, Chamber chamber, Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        if (!caller.Presides(chamber.Body.Id))
            throw new Refused(new Sentence("The chair and the secretary of the body lead its votes."));
        if (await Obstacle(db, chamber, caller, at, cancellation) is { } obstacle)
            throw new RuleBroken(obstacle);
    }

    /// <summary>Why somebody who leads votes of the body does not lead this one; null where they do.</summary>
    internal static async Task<Sentence?> Obstacle(GovernanceDb db, Chamber chamber, Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        var others = chamber.Body.HeldAt(at).Where(seat => seat.Role is SeatRole.Chair or SeatRole.Secretary).Select(seat => seat.PersonId).Where(one => one != caller.PersonId).ToList();
        if (others.Count == 0 || caller.PersonId is not { } me)
            return null;
        var duties = await VoteDuties.Of(db, chamber, [me, .. others], at, cancellation);
        return duties.IsAuthor(me) && !others.TrueForAll(duties.IsAuthor) ? new("You wrote on this proposal: whoever leads the body beside you leads this vote.") : null;
    }
}
