using Governance.Domain.Bodies;
using static Governance.Domain.Bodies.Share;

namespace Governance.Domain.Tests.Bodies;

/// <summary>
/// What ten real committees decide by, as far as their published rules say it (governance seed, part A); where they are
/// silent, a quorum is more than half of the voting members and a motion carries with more than half of the votes cast.
/// </summary>
internal static class RealBylaws
{
    private static readonly Quorum MostVoting = new(QuorumBase.Voting, MoreThanHalf);

    private static readonly Majority MostVotes = new(MajorityBase.Cast, MoreThanHalf);

    /// <summary>A majority of the votes cast; abstentions are no votes.</summary>
    internal static readonly Bylaws NodeCtc = new(MostVoting, MostVotes);

    /// <summary>Half plus one is a quorum, the proposing college must be there, the full committee meets in one room.</summary>
    internal static readonly Bylaws Msu = new(new(QuorumBase.Voting, HalfPlusOne), MostVotes)
    {
        NeedsTheProposingUnit = true,
        MayAttendRemotely = false,
    };

    /// <summary>Recusal, declared before the discussion, is not abstention; two readings, both in one meeting by two thirds.</summary>
    internal static readonly Bylaws UncAsheville = new(MostVoting, MostVotes) { Readings = new(2, TwoThirds) };

    /// <summary>Half of the active members; three unexcused absences make a member inactive; alternates do not count.</summary>
    internal static readonly Bylaws SalemState = new(new(QuorumBase.Active, AtLeast(1, 2)) { AlternatesCount = false }, MostVotes)
    {
        InactiveAfter = 3,
    };

    /// <summary>Two thirds decide; with fewer than seven voting members the meeting is cancelled.</summary>
    internal static readonly Bylaws SunyEsf = new(new(QuorumBase.Voting, Fixed(7)), new(MajorityBase.Cast, TwoThirds));

    /// <summary>More than half of those present and voting; of the whole membership where the vote is electronic.</summary>
    internal static readonly Bylaws Cmi = new(MostVoting, MostVotes)
    {
        Electronic = new() { Majority = new(MajorityBase.Membership, MoreThanHalf) },
    };

    /// <summary>Sixty percent of those attending; the chair breaks a tie; no proxies.</summary>
    internal static readonly Bylaws Vcom = new(MostVoting, new(MajorityBase.Present, AtLeast(3, 5)))
    {
        Tie = TieRule.ChairVotesOnlyToBreakIt,
    };

    /// <summary>Tabled three times is rejected.</summary>
    internal static readonly Bylaws Yuba = new(MostVoting, MostVotes)
    {
        NeedsTheProposingUnit = true,
        Tabling = new(3, AfterTabling.Rejected),
    };

    /// <summary>What nobody questions by noon of the day before passes without discussion.</summary>
    internal static readonly Bylaws EauClaire = new(MostVoting, MostVotes) { Consent = new(DaysBefore: 1, Until: new TimeOnly(12, 0)) };

    /// <summary>A quorum so hard to reach that a vote without a meeting was authorised.</summary>
    internal static readonly Bylaws Michigan = new(MostVoting, MostVotes) { Electronic = new(AfterMeetings: 2) };
}
