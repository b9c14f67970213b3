using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using MediatR;

namespace Governance.Domain.Meetings;

/// <summary>
/// The chair has asked whether anybody objects to the consent agenda, and nobody did: for this item every voting member
/// here is put down as saying yes, by voice; whom a rule keeps from the vote was put down as recused. The bylaws count it like any vote.
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
        Rule.Require(chamber.Item.Signs is null, "Ballots are signed here: each member votes for themselves.");
        Rule.Require(!chamber.WasObjectedTo, "A member objected to this; vote on it by itself.");
        var outcome = chamber.Item.Outcomes.FirstOrDefault(one => one.GoesForward && PutMotion.IsDecision(one.Name));
        Rule.Require(outcome is not null, "This step offers no answer that goes forward; vote on it by itself.");
        var motion = await putting.Put(new PutMotion(chamber.Item.Id, outcome!.Name), cancellationToken);
        Rule.Require(!motion.IsSecret, "The vote is secret: each member votes for themselves.");
        // the ballots below take its row, so it must be there
        await db.SaveChangesAsync(cancellationToken);
        await ballots.Take(motion.Id, cancellationToken);
        var recused = (await Chamber.Ballots(db, motion.Id, cancellationToken)).Select(ballot => ballot.PersonId).ToList();
        foreach (var member in chamber.Members(motion).Where(member => member.IsVoting).Select(member => member.PersonId).Distinct().Where(roll!.Present.Concat(roll.Remote).Except(recused).Contains))
            await ballots.Give(chamber, motion, member, Choice.Yes, interest: null, byProxyOf: null, slot.Caller.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await closing.Close(motion.Id, slot.Caller, cancellationToken);
        if (motion.Verdict!.Result == TallyResult.Carried)
            meeting.PassByConsent(item.Id);
        return motion.Verdict.Result;
    }
}
