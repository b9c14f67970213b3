using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>The chair, or whoever presides in their place, says yes or no to a tie, where the bylaws give them the word.</summary>
[Requires(Permission.Vote)]
public sealed record BreakTie(Guid MotionId, Choice Choice) : ICommand;

internal sealed class BreakTieHandler(GovernanceDb db, CallerSlot slot, MotionClosing closing, TimeProvider clock) : IRequestHandler<BreakTie, Unit>
{
    public async Task<Unit> Handle(BreakTie request, CancellationToken cancellationToken)
    {
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == request.MotionId, cancellationToken) ?? throw new NotFound();
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellationToken);
        if (!chamber.Members(motion).Any(member => member.IsChair && member.PersonId == slot.Caller.PersonId))
            throw new Refused(new Sentence("Whoever presides breaks a tie, and nobody else."));
        Rule.Require(request.Choice is Choice.Yes or Choice.No, "A tie is broken by yes or no.");
        (await VoteDuties.Of(db, chamber, [slot.Caller.PersonId!.Value], clock.GetUtcNow(), cancellationToken)).Require(slot.Caller.PersonId);
        chamber.Item.RequireSignature(slot.Caller);
        await closing.Break(chamber, motion, request.Choice, cancellationToken);
        return Unit.Value;
    }
}
