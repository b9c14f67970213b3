using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using MediatR;

namespace Governance.Domain.Voting;

/// <summary>
/// A member votes, or changes their vote while the motion is open; by a signature where the step asks for one. Whoever recuses
/// themselves says which interest leads them to.
/// </summary>
[Requires(Permission.Vote)]
public sealed record GiveBallot(Guid MotionId, Choice Choice, string? Interest = null) : ICommand;

internal sealed class GiveBallotHandler(GovernanceDb db, CallerSlot slot, Ballots ballots) : IRequestHandler<GiveBallot, Unit>
{
    public async Task<Unit> Handle(GiveBallot request, CancellationToken cancellationToken)
    {
        var motion = await ballots.Take(request.MotionId, cancellationToken);
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellationToken);
        chamber.Item.RequireSignature(slot.Caller);
        await ballots.Give(chamber, motion, slot.Caller.PersonId!.Value, request.Choice, request.Interest, byProxyOf: null, recordedBy: null, cancellationToken);
        return Unit.Value;
    }
}
