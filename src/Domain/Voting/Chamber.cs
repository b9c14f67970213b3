using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Meetings;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Voting;

/// <summary>
/// A step before its body, with every motion there was about it: what the bylaws look at beside the ballots. Motions of
/// earlier visits to the same step count for tablings and meetings without a quorum.
/// </summary>
internal sealed class Chamber(WorkItem item, MicroCredential record, Body body, IReadOnlyList<Motion> motions, IReadOnlyDictionary<Guid, Attendance> meetings, Absences absences)
{
    // how long after a motion another one is another meeting's, where none was held
    private static readonly TimeSpan BetweenMeetings = TimeSpan.FromHours(12);

    internal WorkItem Item => item;

    internal MicroCredential Record => record;

    internal Body Body => body;

    /// <summary>The motions of this visit to the step, the oldest first.</summary>
    internal IReadOnlyList<Motion> Motions { get; } = [.. motions.Where(motion => motion.WorkItemId == item.Id)];

    /// <summary>The motion that is open, waits for the chair or is open to objections; null where there is none.</summary>
    internal Motion? AtHand => Motions.LastOrDefault(motion => motion.IsAtHand);

    /// <summary>A member objected to an earlier decision here: the body decides again in a meeting, and what it decides then holds at once.</summary>
    internal bool WasObjectedTo => Motions.Any(motion => motion.State == MotionState.Objected);

    internal static async Task<Chamber> Of(GovernanceDb db, Guid workItemId, CancellationToken cancellation)
    {
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(one => one.Id == workItemId && one.Kind == WorkKind.Vote, cancellation) ?? throw new NotFound();
        var record = await db.Set<MicroCredential>().AsNoTracking().SingleAsync(one => one.Id == item.CredentialId, cancellation);
        var body = await db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == item.BodyId, cancellation);
        var visits = db.Set<WorkItem>().Where(one => one.InstanceId == item.InstanceId && one.StepId == item.StepId).Select(one => one.Id);
        var motions = await db.Set<Motion>().Where(motion => visits.Contains(motion.WorkItemId)).OrderBy(motion => motion.PutAt).ThenBy(motion => motion.Id).ToListAsync(cancellation);
        var ids = motions.Select(motion => motion.MeetingId).Distinct().ToList();
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(meeting => ids.Contains(meeting.Id)).Select(meeting => new { meeting.Id, meeting.Attendance }).ToDictionaryAsync(meeting => meeting.Id, meeting => meeting.Attendance, cancellation);
        return new(item, record, body, motions, meetings, await Absences.Of(db, body, cancellation));
    }

    internal static Task<List<GivenBallot>> Ballots(GovernanceDb db, Guid motionId, CancellationToken cancellation) =>
        db.Set<GivenBallot>().Where(ballot => ballot.MotionId == motionId).ToListAsync(cancellation);

    /// <summary>Everything the count of a motion depends on.</summary>
    internal Sitting Sitting(Motion motion, IEnumerable<GivenBallot> ballots) => new(
        Members(motion),
        [.. ballots.Where(ballot => ballot.Choice is not null).Select(ballot => new Ballot(ballot.PersonId, ballot.Choice!.Value) { ByProxyOf = ballot.ByProxyOf })])
    {
        Present = Roll(motion)?.Present,
        Remote = Roll(motion)?.Remote ?? [],
        IsClosed = !motion.IsOpen,
        IsElectronic = motion.IsElectronic,
        ProposedBy = record.Unit,
        TabledBefore = Meetings(one => one.PutAt < motion.PutAt && IsTabling(one) && !IsOfOneMeeting(one, motion)),
        Reading = motion.Reading,
        CastingVote = motion.CastingVote,
        WasObjectedTo = Motions.TakeWhile(one => one.Id != motion.Id).Any(one => one.State == MotionState.Objected),
    };

    /// <summary>Who is asked, whoever presides over the motion's meeting as their chair.</summary>
    internal IReadOnlyList<Member> Members(Motion motion) => (Attendance.None with { PresiderId = PresiderOf(motion) }).Presided(absences.Counted(body, motion.PutAt));

    /// <summary>Who presides in the chair's place, or did when it was closed; null where the chair does.</summary>
    internal Guid? PresiderOf(Motion motion) => motion.Verdict is { } verdict ? verdict.PresiderId : motion.MeetingId is { } meeting ? meetings.GetValueOrDefault(meeting)?.PresiderId : null;

    // who came or left while the vote is open counts or counts no more; what was closed keeps the roll of that moment
    private RollCall? Roll(Motion motion) => motion.MeetingId is { } meeting && meetings.TryGetValue(meeting, out var attendance)
        ? attendance.RollAt(motion.ClosedAt ?? DateTimeOffset.MaxValue)
        : null;

    /// <summary>Whether the roll of the meeting names them as here; null where none was called.</summary>
    internal bool? IsCalled(Motion motion, Guid personId) => Roll(motion) is { } roll ? roll.Present.Concat(roll.Remote).Contains(personId) : null;

    internal Bylaws Bylaws(Motion motion) => body.BylawsAt(motion.PutAt);

    internal Tally Tally(Motion motion, IEnumerable<GivenBallot> ballots) => Bodies.Tally.Of(Bylaws(motion), Sitting(motion, ballots));

    internal bool AllowsElectronicVote(DateTimeOffset at) =>
        !WasObjectedTo && body.BylawsAt(at).AllowsElectronicVote(Meetings(motion => !motion.IsElectronic && motion.Verdict?.Result == TallyResult.NoQuorum));

    /// <summary>At how many meetings it was tabled, for want of those who proposed it or by the body's own word.</summary>
    internal int Tablings => Meetings(IsTabling);

    private static bool IsTabling(Motion motion) => motion.Verdict is { } verdict && (verdict.Result == TallyResult.Tabled || (motion.Outcome == MotionClosing.Defer && verdict.IsAdopted));

    /// <summary>How many meetings had such a motion: several of one meeting count once, and without one those of half a day.</summary>
    private int Meetings(Func<Motion, bool> isSuch)
    {
        var first = new List<Motion>();
        foreach (var motion in motions.Where(isSuch))
        {
            if (!first.Exists(one => IsOfOneMeeting(one, motion)))
                first.Add(motion);
        }
        return first.Count;
    }

    private static bool IsOfOneMeeting(Motion one, Motion later) =>
        one.MeetingId == later.MeetingId && (later.MeetingId is not null || later.PutAt < one.PutAt + BetweenMeetings);

    /// <summary>
    /// The reading that a motion for this outcome would be: the second after a first that still holds, though the item was put off or
    /// a meeting had no quorum since. Throws <see cref="RuleBroken"/> where the second one has to wait for another meeting.
    /// </summary>
    /// <param name="meeting">The meeting in which it would be put; null where none is in session.</param>
    internal int NextReading(string outcome, Guid? meeting, DateTimeOffset at)
    {
        var bylaws = body.BylawsAt(at);
        var first = motions.LastOrDefault(motion => motion.Outcome == outcome && motion.Verdict is { Result: TallyResult.Carried, NeedsSecondReading: true });
        if (bylaws.Readings.Count == 1 || first is null || motions.SkipWhile(motion => motion != first).Any(EndsReadings))
            return 1;
        var votes = first.Verdict!.Votes;
        var isAnother = first.MeetingId is { } then && meeting is { } now ? then != now : at >= first.ClosedAt + BetweenMeetings;
        Rule.Require(bylaws.Readings.AllowsBothAtOnce(votes.Yes, votes.No) || isAnother, "The second reading waits for another meeting.");
        return 2;
    }

    // what the body decided otherwise, or refused at the second reading, begins anew
    private static bool EndsReadings(Motion motion) =>
        motion.Verdict is { } verdict && ((verdict.IsAdopted && PutMotion.IsDecision(motion.Outcome)) || (motion.Reading == 2 && verdict.Result == TallyResult.Lost));

    internal bool IsAuthor(Guid? personId) => personId is not null && personId == record.LeadId;
}
