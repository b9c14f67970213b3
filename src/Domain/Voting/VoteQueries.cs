using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Meetings;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>Reads the votes of a step, without keeping what it read.</summary>
public sealed class VoteQueries(GovernanceDb db, TimeProvider clock)
{
    // what has ended is looked for every minute
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromMinutes(5);

    /// <summary>Throws <see cref="NotFound"/> where the step is no vote; else as <see cref="StepQueries.Step"/> does.</summary>
    public async Task<VoteReading> Of(Guid workItemId, Caller caller, CancellationToken cancellation = default)
    {
        var chamber = await Chamber.Of(db, workItemId, cancellation);
        StepQueries.RequireMayRead(chamber.Item, chamber.Record, caller);
        var ids = chamber.Motions.Select(motion => motion.Id).ToList();
        var ballots = (await db.Set<GivenBallot>().AsNoTracking().Where(ballot => ids.Contains(ballot.MotionId)).ToListAsync(cancellation)).ToLookup(ballot => ballot.MotionId);
        var at = clock.GetUtcNow();
        var now = chamber.Body.MembersAt(at);
        var people = chamber.Motions.SelectMany(chamber.Members).Concat(now).Select(member => member.PersonId).Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var atHand = chamber.AtHand;
        var mine = atHand is null ? null : chamber.Members(atHand).FirstOrDefault(member => member.PersonId == caller.PersonId);
        var duties = await VoteDuties.Of(db, chamber, caller.PersonId is { } me ? [me] : [], at, cancellation);
        var barred = duties.Against(caller.PersonId);
        var bylaws = chamber.Body.BylawsAt(at);
        return new(
            chamber.Body.Id, chamber.Body.Name,
            atHand is null ? null : Reading(chamber, atHand, [.. ballots[atHand.Id]], names),
            [.. chamber.Motions.Where(motion => !motion.IsAtHand).Reverse().Select(motion => Reading(chamber, motion, [.. ballots[motion.Id]], names))],
            chamber.Item.IsOpen && await Leading.Leads(db, chamber, caller, at, cancellation),
            mine is { IsVoting: true } && atHand!.IsOpen && chamber.Item.IsOpen,
            barred,
            mine is { IsChair: true } && atHand!.State == MotionState.Tied && barred is null,
            atHand is null ? null : ballots[atHand.Id].FirstOrDefault(ballot => ballot.PersonId == caller.PersonId)?.Choice,
            new(bylaws.IsSecret, chamber.AllowsElectronicVote(at), bylaws.MostProxies)
            {
                IsInMeeting = await db.Set<Meeting>().AnyAsync(meeting => meeting.BodyId == chamber.Body.Id && meeting.State == MeetingState.InSession, cancellation),
                Voters = [.. now.Where(member => member.IsVoting).DistinctBy(member => member.PersonId).Select(member => new Voter(member.PersonId, names.GetValueOrDefault(member.PersonId) ?? Bilingual.Empty))],
            })
        {
            Signs = chamber.Item.Signs,
            MayBlock = BlockingRule.Obstacle(chamber, duties, caller.PersonId, at) is null,
            Objections = atHand is { State: MotionState.Held } && chamber.Item.IsOpen ? new(atHand.ObjectionsUntil!.Value, ObjectionRule.Obstacle(chamber, atHand, ballots[atHand.Id], duties, caller.PersonId)) : null,
        };
    }

    /// <summary>When a decision that members may still object to is sure to have been put down, or to have fallen; null where there is none at the step.</summary>
    public async Task<DateTimeOffset?> HeldUntil(Guid workItemId, CancellationToken cancellation = default)
    {
        var until = await db.Set<Motion>().Where(motion => motion.WorkItemId == workItemId && motion.State == MotionState.Held).Select(motion => motion.ObjectionsUntil).SingleOrDefaultAsync(cancellation);
        var now = clock.GetUtcNow();
        return until is { } end ? (end > now ? end : now) + AfterTheEnd : null;
    }

    private static (Bilingual, DateTimeOffset, string)? Objected(Objection? objection, IReadOnlyDictionary<Guid, Bilingual> names) =>
        objection is null ? null : (names.GetValueOrDefault(objection.PersonId) ?? Bilingual.Empty, objection.At, objection.Reason);

    private static MotionReading Reading(Chamber chamber, Motion motion, IReadOnlyList<GivenBallot> ballots, IReadOnlyDictionary<Guid, Bilingual> names)
    {
        // of a secret vote nobody is told how it stands before it is closed
        var tally = motion.IsOpen ? chamber.Tally(motion, ballots) : null;
        var soFar = tally is not null && !motion.IsSecret ? Verdict.Of(tally) : motion.Verdict;
        var missing = tally is null ? motion.Verdict?.Missing ?? [] : tally.Quorum.IsMet ? [] : tally.Quorum.Missing;
        return new(
            motion.Id, chamber.Item.Outcomes.First(one => one.Name == motion.Outcome), motion.Reason, motion.ReturnMode, motion.Reading, motion.IsSecret, motion.EndsAt,
            motion.State, motion.PutAt, motion.ClosedAt, soFar?.Result, soFar?.Votes, soFar?.Why ?? [], [.. chamber.Members(motion).Select(Told)])
        {
            Number = chamber.Motions.TakeWhile(one => one != motion).Count() + 1,
            MeetingId = motion.MeetingId,
            Conditions = motion.Conditions,
            Objection = Objected(motion.Objection, names),
            MovedBy = Name(motion.MovedById),
            SecondedBy = Name(motion.SecondedById),
            Quorum = tally?.Quorum,
            Missing = [.. missing.Select(one => Name(one) ?? Bilingual.Empty)],
            IsAdopted = motion.State == MotionState.Closed && soFar!.IsAdopted,
        };

        Bilingual? Name(Guid? personId) => personId is { } id ? names.GetValueOrDefault(id) : null;

        MemberReading Told(Member member)
        {
            var ballot = ballots.FirstOrDefault(one => one.PersonId == member.PersonId);
            var isTold = !motion.IsSecret || ballot?.Choice is Choice.Recuse or Choice.Absent;
            return new(
                member.PersonId, names.GetValueOrDefault(member.PersonId) ?? Bilingual.Empty, member.IsChair, member.IsVoting,
                member.AlternateFor is { } of ? names.GetValueOrDefault(of) : null,
                ballot is not null, isTold ? ballot?.Choice : null, ballot?.Interest, ballot?.ByProxyOf is { } holder ? names.GetValueOrDefault(holder) : null)
            {
                IsOwn = ballot is { RecordedById: null },
            };
        }
    }
}
