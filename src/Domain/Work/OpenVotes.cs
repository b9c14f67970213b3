using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// What waits at votes. The chair and the secretary have a step before them as long as it is open; any other member while
/// a motion is open that they have not voted on.
/// </summary>
internal sealed class OpenVotes(IReadOnlyDictionary<Guid, Motion> atHand, IReadOnlySet<Guid> voted, Caller caller)
{
    internal static async Task<OpenVotes> Of(GovernanceDb db, IEnumerable<WorkItem> items, Caller caller, CancellationToken cancellation)
    {
        var ids = items.Where(item => item.Kind == WorkKind.Vote).Select(item => item.Id).ToList();
        if (ids.Count == 0)
            return new(new Dictionary<Guid, Motion>(), new HashSet<Guid>(), caller);
        var motions = await db.Set<Motion>().AsNoTracking().Where(motion => ids.Contains(motion.WorkItemId) && (motion.State == MotionState.Open || motion.State == MotionState.Tied || motion.State == MotionState.Held))
            .ToDictionaryAsync(motion => motion.WorkItemId, cancellation);
        var open = motions.Values.Select(motion => motion.Id).ToList();
        var voted = await db.Set<GivenBallot>().AsNoTracking().Where(ballot => open.Contains(ballot.MotionId) && ballot.PersonId == caller.PersonId).Select(ballot => ballot.MotionId).ToListAsync(cancellation);
        return new(motions, voted.ToHashSet(), caller);
    }

    internal bool IsForOthers(WorkItem item) =>
        item.BodyId is { } body && !caller.Presides(body) && !(atHand.GetValueOrDefault(item.Id) is { IsOpen: true } motion && !voted.Contains(motion.Id));

    internal Sentence Asked(WorkItem item) => atHand.GetValueOrDefault(item.Id) switch
    {
        null => new("No motion has been put yet."),
        { State: MotionState.Tied } => new("The vote is tied: the chair decides."),
        { State: MotionState.Held } held => new("“{0}” was carried; members may still object.", item.LabelOf(held.Outcome)),
        var motion when voted.Contains(motion.Id) => new("The vote on “{0}” is open; you have voted.", item.LabelOf(motion.Outcome)),
        var motion => new("The vote on “{0}” is open.", item.LabelOf(motion.Outcome)),
    };
}
