using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// What waits at votes. The chair and the secretary have a step before them as long as it is open; any other member while
/// a motion is open that they have not voted on and were a member for when it was put.
/// </summary>
internal sealed class OpenVotes(IReadOnlyDictionary<Guid, Motion> atHand, IReadOnlySet<Guid> voted, IReadOnlySet<Guid> ofMine, Caller caller)
{
    internal static async Task<OpenVotes> Of(GovernanceDb db, IEnumerable<WorkItem> items, Caller caller, CancellationToken cancellation)
    {
        var ids = items.Where(item => item.Kind == WorkKind.Vote).Select(item => item.Id).ToList();
        if (ids.Count == 0)
            return new(new Dictionary<Guid, Motion>(), new HashSet<Guid>(), new HashSet<Guid>(), caller);
        var motions = await db.Set<Motion>().AsNoTracking().Where(motion => ids.Contains(motion.WorkItemId) && (motion.State == MotionState.Open || motion.State == MotionState.Tied || motion.State == MotionState.Held))
            .ToDictionaryAsync(motion => motion.WorkItemId, cancellation);
        var open = motions.Values.Select(motion => motion.Id).ToList();
        var voted = await db.Set<GivenBallot>().AsNoTracking().Where(ballot => open.Contains(ballot.MotionId) && ballot.PersonId == caller.PersonId).Select(ballot => ballot.MotionId).ToListAsync(cancellation);
        var bodyIds = motions.Values.Where(motion => motion.IsOpen).Select(motion => motion.BodyId).Distinct().ToList();
        var bodies = bodyIds.Count == 0 ? [] : await db.Set<Body>().AsNoTracking().Where(body => bodyIds.Contains(body.Id)).ToDictionaryAsync(body => body.Id, cancellation);
        var ofMine = motions.Values.Where(motion => motion.IsOpen && bodies[motion.BodyId].MembersAt(motion.PutAt).Any(member => member.PersonId == caller.PersonId && member.IsVoting)).Select(motion => motion.Id);
        return new(motions, voted.ToHashSet(), ofMine.ToHashSet(), caller);
    }

    internal bool IsForOthers(WorkItem item) =>
        item.BodyId is { } body && !caller.Presides(body) && !(atHand.GetValueOrDefault(item.Id) is { IsOpen: true } motion && ofMine.Contains(motion.Id) && !voted.Contains(motion.Id));

    internal Sentence Asked(WorkItem item) => atHand.GetValueOrDefault(item.Id) switch
    {
        null => new("No motion has been put yet."),
        { State: MotionState.Tied } => new("The vote is tied: the chair decides."),
        { State: MotionState.Held } held => new("“{0}” was carried; members may still object.", item.LabelOf(held.Outcome)),
        var motion when voted.Contains(motion.Id) => new("The vote on “{0}” is open; you have voted.", item.LabelOf(motion.Outcome)),
        var motion => new("The vote on “{0}” is open.", item.LabelOf(motion.Outcome)),
    };
}
