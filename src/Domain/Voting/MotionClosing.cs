using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// Counts a vote and lets the step follow: adopted, and after the time for objections where the bylaws give one, it is answered with the motion's outcome; without a quorum or tabled,
/// with the outcome for that where the definition offers one. Lost, or read for the first time, the step stays before the
/// body and another motion may be put.
/// </summary>
internal sealed class MotionClosing(GovernanceDb db, CallerSlot slot, Ballots given, StepAnswers answers, OrganisationQueries organisations, Outbox outbox, TimeProvider clock)
{
    /// <summary>The outcome that a step is answered with where the item was tabled.</summary>
    internal const string Defer = "defer";

    /// <summary>Closes the motion for ballots and counts. Throws <see cref="RuleBroken"/> where it is closed already.</summary>
    /// <param name="presider">Who closes it; null where its end has come.</param>
    internal async Task Close(Guid motionId, Caller? presider, CancellationToken cancellation)
    {
        // the row first: whoever gave a ballot before is counted, whoever comes after is refused
        var taken = await db.Set<Motion>().Where(motion => motion.Id == motionId && motion.State == MotionState.Open)
            .ExecuteUpdateAsync(change => change.SetProperty(motion => motion.TimesGiven, motion => motion.TimesGiven + 1), cancellation);
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == motionId, cancellation) ?? throw new NotFound();
        Rule.Require(taken == 1, "This vote is closed; nothing was recorded.");
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellation);
        if (presider is not null)
        {
            await Leading.Require(db, chamber, presider, clock.GetUtcNow(), cancellation);
            await RequireOver(chamber, motion, cancellation);
        }
        Rule.Require(presider is not null || motion.EndsAt <= clock.GetUtcNow(), "This vote has not ended yet.");
        Rule.Require(chamber.Item.IsOpen, "This step is no longer needed; nothing was recorded.");
        var ballots = await given.Bar(chamber, motion, slot.Caller.PersonId, cancellation);
        var tally = Tally.Of(chamber.Bylaws(motion), chamber.Sitting(motion, ballots) with { IsClosed = true });
        motion.Close(Verdict.Of(tally, chamber.PresiderOf(motion)), await ObjectionsUntil(chamber, tally, cancellation), clock.GetUtcNow());
        await Follow(chamber, motion, ballots, cancellation);
    }

    /// <summary>Members were told until when they may vote: before that nobody ends a vote that others could still change.</summary>
    private async Task RequireOver(Chamber chamber, Motion motion, CancellationToken cancellation)
    {
        if (motion.EndsAt is not { } end || end <= clock.GetUtcNow())
            return;
        var given = await Chamber.Ballots(db, motion.Id, cancellation);
        var silent = chamber.Members(motion).Where(member => member is { IsVoting: true, AlternateFor: null }).Any(member => !given.Exists(ballot => ballot.PersonId == member.PersonId));
        Rule.Require(!silent || chamber.Tally(motion, given).IsDecidedEarly, "Members were told until when they may vote. Before that the vote is closed only when all have voted, or when nobody could change its result; it can be withdrawn.");
    }

    /// <summary>The chair's word to a tie.</summary>
    internal async Task Break(Chamber chamber, Motion motion, Choice choice, CancellationToken cancellation)
    {
        var ballots = await given.Bar(chamber, motion, slot.Caller.PersonId, cancellation);
        var tally = Tally.Of(chamber.Bylaws(motion), chamber.Sitting(motion, ballots) with { IsClosed = true, CastingVote = choice });
        motion.Break(choice, Verdict.Of(tally, chamber.PresiderOf(motion)), await ObjectionsUntil(chamber, tally, cancellation), chamber.Item.Signs, clock.GetUtcNow());
        await Follow(chamber, motion, ballots, cancellation);
    }

    /// <summary>Nobody objected in time: the step is answered as was decided. Throws <see cref="RuleBroken"/> while members may still object.</summary>
    internal async Task Stand(Guid motionId, CancellationToken cancellation)
    {
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == motionId, cancellation) ?? throw new NotFound();
        var chamber = await Chamber.Of(db, motion.WorkItemId, cancellation);
        Rule.Require(chamber.Item.IsOpen, "This step is no longer needed; nothing was recorded.");
        motion.Stand(clock.GetUtcNow());
        await Follow(chamber, motion, await Chamber.Ballots(db, motion.Id, cancellation), cancellation);
    }

    /// <summary>When the time for objections ends, on the business days of the body's organisation; null where there is none.</summary>
    private async Task<DateTimeOffset?> ObjectionsUntil(Chamber chamber, Tally tally, CancellationToken cancellation) => tally.ObjectionDays == 0
        ? null
        : (await organisations.Calendar(chamber.Body.OrganisationId, cancellation)).After(clock.GetUtcNow(), tally.ObjectionDays);

    private async Task Follow(Chamber chamber, Motion motion, IReadOnlyList<GivenBallot> ballots, CancellationToken cancellation)
    {
        if (motion.State == MotionState.Tied)
            return;
        var (item, voters) = (chamber.Item, Voters.Of(motion, ballots, chamber.Body));
        if (motion.IsSecret)
            Forget(ballots);
        if (motion.State == MotionState.Held)
        {
            foreach (var member in chamber.Members(motion).Where(member => member.IsVoting).Select(member => member.PersonId).Distinct())
                outbox.Mail(Addressee.Person(member), MailTemplate.MayObject, new MailAbout(item.CredentialId, item.Id));
            return;
        }
        var verdict = motion.Verdict!;
        if (verdict.IsAdopted)
            await answers.Give(item, by: null, motion.Outcome, motion.Reason, motion.ReturnMode, cancellation, voters: voters, conditions: motion.Conditions);
        else if (Instead(verdict.Result) is { } instead && item.Outcomes.Any(one => one.Name == instead))
            await answers.Give(item, by: null, instead, verdict.Why[0].En + " / " + verdict.Why[0].Fr, mode: null, cancellation);
    }

    private static string? Instead(TallyResult result) => result switch
    {
        TallyResult.NoQuorum => PutMotion.NoQuorum,
        TallyResult.Tabled => Defer,
        _ => null,
    };

    // who is recused or absent stays on record: it is no vote
    internal static void Forget(IEnumerable<GivenBallot> ballots)
    {
        foreach (var ballot in ballots.Where(ballot => ballot.Choice is Choice.Yes or Choice.No or Choice.Abstain))
            ballot.Forget();
    }
}
