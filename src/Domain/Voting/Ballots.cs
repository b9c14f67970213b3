using Governance.Domain.Bodies;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// Puts ballots down. The order is the law of this file: first the motion's row is taken by a conditional update, then
/// the ballot is written; the closing takes the same row first. So a ballot is in before the count, or refused.
/// </summary>
internal sealed class Ballots(GovernanceDb db, TimeProvider clock)
{
    private const int MaxInterest = 1000;

    /// <summary>Takes the open motion's row for this transaction. Throws <see cref="RuleBroken"/> where it is closed.</summary>
    internal async Task<Motion> Take(Guid motionId, CancellationToken cancellation)
    {
        var taken = await db.Set<Motion>().Where(motion => motion.Id == motionId && motion.State == MotionState.Open)
            .ExecuteUpdateAsync(change => change.SetProperty(motion => motion.TimesGiven, motion => motion.TimesGiven + 1), cancellation);
        var motion = await db.Set<Motion>().SingleOrDefaultAsync(one => one.Id == motionId, cancellation) ?? throw new NotFound();
        Rule.Require(taken == 1 && (motion.EndsAt is null || motion.EndsAt > clock.GetUtcNow()), "This vote is closed; your ballot was not recorded.");
        return motion;
    }

    internal async Task Give(Chamber chamber, Motion motion, Guid memberId, Choice choice, string? interest, Guid? byProxyOf, Guid? recordedBy, CancellationToken cancellation)
    {
        Rule.Require(chamber.Item.IsOpen, "This step is no longer needed; nothing was recorded.");
        Rule.Require(chamber.Members(motion).Any(member => member.PersonId == memberId && member.IsVoting), "Only voting members of the body vote here.");
        Rule.Require(choice != Choice.Recuse || Written.Text(interest) is not null, "Say which interest leads you to recuse yourself.");
        Rule.Require((interest?.Length ?? 0) <= MaxInterest, "Keep this within {0} characters; it has {1}.", MaxInterest, interest?.Length ?? 0);
        if (choice is not (Choice.Recuse or Choice.Absent))
            await RequireMayVote(chamber, memberId, byProxyOf, cancellation);
        var ballot = await db.Set<GivenBallot>().SingleOrDefaultAsync(one => one.MotionId == motion.Id && one.PersonId == memberId, cancellation);
        Write(motion, ballot, memberId, choice, choice == Choice.Recuse ? Written.Text(interest) : null, byProxyOf, recordedBy, recordedBy is null ? chamber.Item.Signs : null);
    }

    /// <summary>
    /// Puts down as recused whom a rule keeps from the vote, as things are now: when it opens, and again before it is counted, for
    /// a member may have written on the proposal since. Answers with every ballot as it then stands.
    /// </summary>
    internal async Task<IReadOnlyList<GivenBallot>> Bar(Chamber chamber, Motion motion, Guid? by, CancellationToken cancellation)
    {
        var given = (await Chamber.Ballots(db, motion.Id, cancellation)).ToDictionary(ballot => ballot.PersonId);
        var members = chamber.Members(motion).Where(member => member.IsVoting).OrderBy(member => member.AlternateFor is not null).DistinctBy(member => member.PersonId).ToList();
        var duties = await VoteDuties.Of(db, chamber, members.Select(member => member.PersonId), clock.GetUtcNow(), cancellation);
        foreach (var member in members)
        {
            if (duties.Instead(motion, member, given.GetValueOrDefault(member.PersonId)) is not var (choice, why))
                continue;
            var both = why.InBoth();
            given[member.PersonId] = Write(motion, given.GetValueOrDefault(member.PersonId), member.PersonId, choice, both.En + " / " + both.Fr, byProxyOf: null, by);
        }
        return [.. given.Values];
    }

    private async Task RequireMayVote(Chamber chamber, Guid memberId, Guid? byProxyOf, CancellationToken cancellation)
    {
        var duties = await VoteDuties.Of(db, chamber, new Guid?[] { memberId, byProxyOf }.OfType<Guid>(), clock.GetUtcNow(), cancellation);
        duties.Require(memberId);
        duties.Require(byProxyOf);
    }

    private GivenBallot Write(Motion motion, GivenBallot? ballot, Guid memberId, Choice choice, string? interest, Guid? byProxyOf, Guid? recordedBy, SigningMeaning? signed = null)
    {
        var at = clock.GetUtcNow();
        if (ballot is null)
            db.Add(ballot = new GivenBallot(OrderedId.At(at), motion.Id, memberId));
        ballot.Say(choice, interest, byProxyOf, recordedBy, at);
        // who is recused or absent is told even of a secret vote: it is no vote
        var isTold = !motion.IsSecret || choice is Choice.Recuse or Choice.Absent;
        db.Write(new BallotGiven(motion.Id, motion.CredentialId, memberId) { OrganisationId = motion.OrganisationId, Choice = isTold ? choice : null, ByProxyOf = byProxyOf, Signed = signed, Remark = ballot.Interest }, at);
        return ballot;
    }
}
