using Governance.Domain.Bodies;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// Who decided a step by vote: those who said yes, no or abstain to the motion that it was answered with, whoever cast a ballot for
/// another, and whoever presided and broke a tie. Who is recused or absent decided nothing, nor did who merely led or recorded the vote.
/// </summary>
internal static class Voters
{
    internal static IReadOnlyList<Guid> Of(Motion motion, IEnumerable<GivenBallot> ballots, Body body) =>
    [
        .. ballots.Where(ballot => ballot.IsVote).SelectMany(ballot => new[] { ballot.PersonId, ballot.ByProxyOf }).OfType<Guid>()
            .Concat(motion.CastingVote is null ? [] : motion.Verdict?.PresiderId is { } presider ? [presider] : Chairs(motion, body))
            .Distinct().Order(),
    ];

    private static IEnumerable<Guid> Chairs(Motion motion, Body body) => body.HeldAt(motion.PutAt).Where(seat => seat.Role == SeatRole.Chair).Select(seat => seat.PersonId);

    /// <summary>The vote by which every step of these records was answered, or will be unless a member objects, by the step's work item.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, VoteTaken>> Of(GovernanceDb db, IReadOnlyCollection<string> credentials, IReadOnlyList<Body> bodies, CancellationToken cancellation)
    {
        var motions = await db.Set<Motion>().AsNoTracking().Where(motion => credentials.Contains(motion.CredentialId) && (motion.State == MotionState.Closed || motion.State == MotionState.Held))
            .Join(db.Set<WorkItem>().Where(item => item.State != WorkState.Cancelled), motion => motion.WorkItemId, item => item.Id, (motion, item) => new { Motion = motion, item.Outcome }).ToListAsync(cancellation);
        var last = motions.OrderBy(one => one.Motion.PutAt).ThenBy(one => one.Motion.Id).GroupBy(one => one.Motion.WorkItemId).Select(group => group.Last())
            .Where(one => one.Motion.State == MotionState.Held || one.Motion.Outcome == one.Outcome).Select(one => one.Motion).ToList();
        var ids = last.Select(motion => motion.Id).ToList();
        var ballots = (await db.Set<GivenBallot>().AsNoTracking().Where(ballot => ids.Contains(ballot.MotionId)).ToListAsync(cancellation)).ToLookup(ballot => ballot.MotionId);
        return last.ToDictionary(motion => motion.WorkItemId, motion =>
        {
            var body = bodies.First(one => one.Id == motion.BodyId);
            return new VoteTaken(body.Id, [.. Chairs(motion, body), .. motion.Verdict?.PresiderId is { } presider ? [presider] : Array.Empty<Guid>()], Of(motion, ballots[motion.Id], body));
        });
    }
}

/// <summary>A vote that decided a step.</summary>
/// <param name="BodyId">Whose vote it was.</param>
/// <param name="Chairs">Who chaired the body when the motion was put, and whoever presided in their place.</param>
/// <param name="Voters">Who took part in it.</param>
internal sealed record VoteTaken(Guid BodyId, IReadOnlyList<Guid> Chairs, IReadOnlyList<Guid> Voters);
