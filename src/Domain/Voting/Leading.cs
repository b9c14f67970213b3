using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Meetings;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// Who leads a vote: the chair or the secretary of the body, and whoever presides over its meeting in the chair's place while it is in session; but not an author of what is voted on, as long as another of them
/// could. Where all of them wrote it they may lead all the same, for else nothing could be decided; they do not vote.
/// </summary>
internal static class Leading
{
    /// <summary>Throws <see cref="Refused"/> for whoever leads no votes of the body, and <see cref="RuleBroken"/> for an author who leaves it to another.</summary>
    internal static async Task Require(GovernanceDb db, Chamber chamber, Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        var presider = await Presider(db, chamber.Body.Id, cancellation);
        if (!Leads(caller, chamber.Body.Id, presider))
            throw new Refused(new Sentence("The chair and the secretary of the body lead its votes."));
        if (await Obstacle(db, chamber, caller, presider, at, cancellation) is { } obstacle)
            throw new RuleBroken(obstacle);
    }

    /// <summary>Whether somebody leads this vote.</summary>
    internal static async Task<bool> Leads(GovernanceDb db, Chamber chamber, Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        var presider = await Presider(db, chamber.Body.Id, cancellation);
        return Leads(caller, chamber.Body.Id, presider) && await Obstacle(db, chamber, caller, presider, at, cancellation) is null;
    }

    private static bool Leads(Caller caller, Guid body, Guid? presider) => caller.Presides(body) || (presider is not null && caller.PersonId == presider);

    private static async Task<Guid?> Presider(GovernanceDb db, Guid body, CancellationToken cancellation) =>
        (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(meeting => meeting.BodyId == body && meeting.State == MeetingState.InSession, cancellation))?.PresiderId;

    private static async Task<Sentence?> Obstacle(GovernanceDb db, Chamber chamber, Caller caller, Guid? presider, DateTimeOffset at, CancellationToken cancellation)
    {
        var others = chamber.Body.HeldAt(at).Where(seat => seat.Role is SeatRole.Chair or SeatRole.Secretary || seat.PersonId == presider).Select(seat => seat.PersonId).Where(one => one != caller.PersonId).Distinct().ToList();
        if (others.Count == 0 || caller.PersonId is not { } me)
            return null;
        var duties = await VoteDuties.Of(db, chamber, [me, .. others], at, cancellation);
        return duties.IsAuthor(me) && !others.TrueForAll(duties.IsAuthor) ? new("You wrote on this proposal: whoever leads the body beside you leads this vote.") : null;
    }
}
