using Governance.Domain.Commands;
using Governance.Domain.Conditions;
using Governance.Domain.Deliveries;
using Governance.Domain.Meetings;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// Puts a motion before a body. While a meeting of the body is in session, a motion without an end is put in it: the meeting comes
/// to its item, and it is counted by the meeting's attendance.
/// </summary>
internal sealed class MotionPutting(GovernanceDb db, CallerSlot slot, DecisionSigning signing, ConditionSetting setting, Ballots ballots, Outbox outbox, TimeProvider clock)
{
    /// <summary>The motion, not yet saved. Throws <see cref="Refused"/> for anybody but the chair and the secretary.</summary>
    internal async Task<Motion> Put(PutMotion request, CancellationToken cancellation)
    {
        // the step's row first: of two who put a motion in the same moment, the second finds that of the first
        await db.Set<WorkItem>().Where(one => one.Id == request.WorkItemId).ExecuteUpdateAsync(change => change.SetProperty(one => one.State, one => one.State), cancellation);
        var chamber = await Chamber.Of(db, request.WorkItemId, cancellation);
        var (item, at) = (chamber.Item, clock.GetUtcNow());
        await Leading.Require(db, chamber, slot.Caller, at, cancellation);
        Rule.Require(PutMotion.IsMovable(request.Outcome), "Choose one of the answers offered.");
        Rule.Require(item.IsOpen, "This step is no longer needed; nothing was recorded.");
        Rule.Require(chamber.AtHand?.State != MotionState.Held, "Members may still object to what was decided; nothing else is put before that time is over.");
        Rule.Require(chamber.AtHand is null, "There is a motion before the body already; close or withdraw it first.");
        Rule.Require(request.EndsAt is null || !chamber.WasObjectedTo, "A member objected: the body decides this again in a meeting.");
        Rule.Require(request.EndsAt is null || chamber.AllowsElectronicVote(at), "The bylaws allow no vote without a meeting here yet.");
        Rule.Require(request.Outcome != MotionClosing.Defer || chamber.Body.BylawsAt(at).Tabling is not { } tabling || chamber.Tablings + 1 < tabling.Limit,
            "It was tabled at {0} meetings before, and the bylaws let it be tabled no more: the body decides on it now.", chamber.Tablings);
        RequireMovers(chamber, request, at);
        if (item.IsFinal && item.GoesForwardBy(request.Outcome) && await signing.Obstacle(item, cancellation) is { } obstacle)
            throw new RuleBroken(obstacle);
        if (await setting.Obstacle(item.CredentialId, item.Outcomes.FirstOrDefault(one => one.Name == request.Outcome), cancellation) is { } uncleared)
            throw new RuleBroken(uncleared);
        var isSecret = request.IsSecret || chamber.Body.BylawsAt(at).IsSecret;
        var meeting = request.EndsAt is null ? await InSession(chamber.Body.Id, cancellation) : null;
        var motion = new Motion(OrderedId.At(at), item, request, chamber.NextReading(request.Outcome, meeting?.Id, at), isSecret, meeting?.Id, slot.Caller.PersonId, at);
        meeting?.ComeTo(new(OrderedId.At(at), AgendaPart.Regular, AgendaReason.ByHand, chamber.Record.Title) { WorkItemId = item.Id, CredentialId = item.CredentialId }, at);
        db.Add(motion);
        var barred = await ballots.Bar(chamber, motion, slot.Caller.PersonId, cancellation);
        if (motion.IsElectronic)
            CallForVotes(chamber, motion, barred.Select(ballot => ballot.PersonId).ToHashSet());
        return motion;
    }

    private static void RequireMovers(Chamber chamber, PutMotion request, DateTimeOffset at)
    {
        var voting = chamber.Body.MembersAt(at).Where(member => member.IsVoting).Select(member => member.PersonId).ToHashSet();
        Rule.Require(request.MovedById is not { } mover || voting.Contains(mover), "A motion is moved and seconded by voting members.");
        Rule.Require(request.SecondedById is not { } seconder || (voting.Contains(seconder) && request.MovedById is { } first && first != seconder), "A motion is seconded by another member than the one who moved it.");
    }

    private Task<Meeting?> InSession(Guid bodyId, CancellationToken cancellation) =>
        db.Set<Meeting>().SingleOrDefaultAsync(meeting => meeting.BodyId == bodyId && meeting.State == MeetingState.InSession, cancellation);

    // in a meeting the members sit round the table; without one they are told, and told again half-way
    private void CallForVotes(Chamber chamber, Motion motion, HashSet<Guid> barred)
    {
        var about = new MailAbout(motion.CredentialId, motion.WorkItemId);
        foreach (var member in chamber.Members(motion).Where(member => member.IsVoting && member.AlternateFor is null && !barred.Contains(member.PersonId)))
        {
            outbox.Mail(Addressee.Person(member.PersonId), MailTemplate.VoteCalled, about);
            outbox.Mail(Addressee.Person(member.PersonId), MailTemplate.VoteCalled, about, motion.PutAt + ((motion.EndsAt!.Value - motion.PutAt) / 2));
        }
    }
}
