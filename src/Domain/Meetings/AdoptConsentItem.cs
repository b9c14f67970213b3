using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>
/// The chair has asked whether anybody objects to the consent agenda, and nobody did: for this item every voting member
/// here is put down as saying yes, by voice, and whoever leads the proposal as recused. The bylaws count it like any vote.
/// </summary>
[Requires(Permission.Vote)]
public sealed record AdoptConsentItem(Guid MeetingId, Guid ItemId) : ICommand<TallyResult>;

internal sealed class AdoptConsentItemHandler(GovernanceDb db, CallerSlot slot, MotionPutting putting, Ballots ballots, MotionClosing closing, TimeProvider clock)
    : IRequestHandler<AdoptConsentItem, TallyResult>
{
    public async Task<TallyResult> Handle(AdoptConsentItem request, CancellationToken cancellationToken)
    {
        var meeting = await db.Led(request.MeetingId, slot.Caller, cancellationToken);
        meeting.RequireInSession();
        var item = meeting.Agenda.Item(request.ItemId);
        Rule.Require(item is { Part: AgendaPart.Consent, WorkItemId: not null }, "Only an item of the consent agenda passes by consent.");
        meeting.Take(item.Id, clock.GetUtcNow());
        var roll = meeting.Attendance.RollAt(clock.GetUtcNow());
        Rule.Require(roll is not null, "Put down first who is here.");
        var chamber = await Chamber.Of(db, item.WorkItemId!.Value, cancellationToken);
        var outcome = chamber.Item.Outcomes.FirstOrDefault(one => one.GoesForward && one.Name is not (PutMotion.NoQuorum or MotionClosing.Defer));
        Rule.Require(outcome is not null, "This step offers no answer that goes forward; vote on it by itself.");
        var motion = await putting.Put(new PutMotion(chamber.Item.Id, outcome!.Name), cancellationToken);
        Rule.Require(!motion.IsSecret, "The vote is secret: each member votes for themselves.");
        // the ballots below take its row, so it must be there
        await db.SaveChangesAsync(cancellationToken);
        await ballots.Take(motion.Id, cancellationToken);
        foreach (var member in chamber.Members(motion).Where(member => member.IsVoting && roll!.Present.Concat(roll.Remote).Contains(member.PersonId)).DistinctBy(member => member.PersonId))
            await Say(chamber, motion, member.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await closing.Close(motion.Id, slot.Caller, cancellationToken);
        return motion.Verdict!.Result;
    }

    private Task Say(Chamber chamber, Motion motion, Guid memberId, CancellationToken cancellation)
    {
        var leads = chamber.IsAuthor(memberId);
        var interest = new Sentence("Leads the proposal.").InBoth();
        return ballots.Give(chamber, motion, memberId, leads ? Choice.Recuse : Choice.Yes, leads ? interest.En + " / " + interest.Fr : null, byProxyOf: null, slot.Caller.PersonId, cancellation);
    }
}
