using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

/// <summary>Bylaws told as plain sentences, from the data alone: what a member reads is what the count does.</summary>
public static class BylawsWords
{
    public static IReadOnlyList<Sentence> Of(Bylaws bylaws) =>
    [
        .. OfQuorum(bylaws.Quorum),
        .. OfMajority(bylaws.Majority),
        OfTie(bylaws.Tie),
        .. OfMembers(bylaws),
        .. OfItems(bylaws),
        .. OfElectronic(bylaws),
        bylaws.IsSecret ? new("Ballots are secret.") : new("Ballots are open."),
    ];

    /// <summary>What the numbers are for a body of so many votes, all of them here and voting.</summary>
    public static Sentence Example(Bylaws bylaws, int votes)
    {
        var voting = bylaws.Tie == TieRule.ChairVotesOnlyToBreakIt ? Math.Max(0, votes - 1) : votes;
        return new("With {0} votes, a quorum is {1}; when all vote yes or no, a motion carries with {2}.",
            votes, bylaws.Quorum.Share.Of(votes), bylaws.Majority.Share.Of(voting));
    }

    /// <summary>"more than half", "at least 2/3", "7".</summary>
    public static Sentence OfShare(Share share) => share switch
    {
        { Numerator: 1, Denominator: 2, IsMoreThan: true, Plus: 0 } => new("more than half"),
        { Numerator: 1, Denominator: 2, IsMoreThan: false, Plus: 0 } => new("at least half"),
        { Numerator: 1, Denominator: 2, IsMoreThan: false, Plus: 1 } => new("half plus one"),
        { Numerator: 0, IsMoreThan: false } => new("{0}", share.Plus),
        { IsMoreThan: true, Plus: 0 } => new("more than {0}/{1}", share.Numerator, share.Denominator),
        { IsMoreThan: true } => new("more than {0}/{1} plus {2}", share.Numerator, share.Denominator, share.Plus),
        { Plus: 0 } => new("at least {0}/{1}", share.Numerator, share.Denominator),
        _ => new("at least {0}/{1} plus {2}", share.Numerator, share.Denominator, share.Plus),
    };

    private static IEnumerable<Sentence> OfQuorum(Quorum quorum)
    {
        yield return quorum.Base switch
        {
            QuorumBase.Active => new("Quorum: {0} of the active voting members.", OfShare(quorum.Share)),
            QuorumBase.Voting => new("Quorum: {0} of the voting members.", OfShare(quorum.Share)),
            QuorumBase.Present => new("Quorum: {0} of those here must take part in the vote.", OfShare(quorum.Share)),
        };
        yield return quorum.Recused switch
        {
            RecusedMember.LeavesTheBase => new("Whoever is recused leaves the base of the quorum."),
            RecusedMember.StaysInTheBase => new("Whoever is recused stays in the base of the quorum and is not here."),
            RecusedMember.CountsAsHere => new("Whoever is recused counts as here."),
        };
        if (!quorum.AlternatesCount)
            yield return new("Alternates do not count for the quorum.");
        if (quorum.ProxiesCount)
            yield return new("Proxies count for the quorum.");
    }

    private static IEnumerable<Sentence> OfMajority(Majority majority)
    {
        yield return majority.Base switch
        {
            MajorityBase.Cast => new("A motion carries with {0} of the votes cast.", OfShare(majority.Share)),
            MajorityBase.Present => new("A motion carries with {0} of those here.", OfShare(majority.Share)),
            MajorityBase.Membership => new("A motion carries with {0} of all voting members.", OfShare(majority.Share)),
        };
        yield return majority.Abstention switch
        {
            Effect.LeavesTheBase => new("Abstentions do not count."),
            Effect.StaysInTheBase => new("Abstentions stay in the base."),
            Effect.CountsAsNo => new("Abstentions count as no."),
        };
        yield return majority.Recusal switch
        {
            Effect.LeavesTheBase => new("Recusals do not count."),
            Effect.StaysInTheBase => new("Recusals stay in the base."),
            Effect.CountsAsNo => new("Recusals count as no."),
        };
    }

    private static Sentence OfTie(TieRule tie) => tie switch
    {
        TieRule.Fails => new("A tie fails."),
        TieRule.ChairHasCastingVote => new("The chair votes, and has a casting vote when there is a tie."),
        TieRule.ChairVotesOnlyToBreakIt => new("The chair votes only to break a tie."),
    };

    private static IEnumerable<Sentence> OfMembers(Bylaws bylaws)
    {
        if (bylaws.OneVotePerOrganisation)
            yield return new("Members of one organization share one vote.");
        yield return bylaws.MayVoteTwice ? new("A member who voted on an item in another body may vote on it here too.") : new("A member who voted on an item in another body does not vote on it here.");
        yield return bylaws.MostProxies switch
        {
            0 => new("There are no proxies."),
            1 => new("A member may hold one proxy."),
            var most => new("A member may hold {0} proxies.", most),
        };
        if (!bylaws.MayAttendRemotely)
            yield return new("Only members in the room count.");
        if (bylaws.InactiveAfter is { } absences)
            yield return absences == 1 ? new("A member is inactive after an unexcused absence.") : new("A member is inactive after {0} unexcused absences.", absences);
    }

    private static IEnumerable<Sentence> OfItems(Bylaws bylaws)
    {
        if (bylaws.NeedsTheProposingUnit)
            yield return new("An item is tabled when nobody of the unit that proposed it is here.");
        if (bylaws.Tabling is { } tabling)
        {
            yield return tabling.Then switch
            {
                AfterTabling.Rejected => new("An item is rejected when it would be tabled for time {0}.", tabling.Limit),
                AfterTabling.Decided => new("An item is voted on, whoever is missing, when it would be tabled for time {0}.", tabling.Limit),
            };
        }
        if (bylaws.Consent is { } consent)
            yield return OfConsent(consent);
        if (bylaws.Readings is { Count: 2, BothAtOnce: var both })
            yield return both is null ? new("An item has two readings.") : new("An item has two readings; both in one meeting with {0} of the votes cast.", OfShare(both));
        if (bylaws.ObjectionDays > 0)
            yield return OfObjections(bylaws.ObjectionDays);
    }

    internal static Sentence OfObjections(int days) =>
        days == 1 ? new("A decision holds after 1 business day without objection.") : new("A decision holds after {0} business days without objection.", days);

    private static Sentence OfConsent(ConsentAgenda consent)
    {
        if (consent.DaysBefore is not { } days)
            return new("Consent items pass together; a member may pull one until the vote.");
        Sentence day = days switch
        {
            0 => new("the day of the meeting"),
            1 => new("the day before the meeting"),
            _ => new("{0} days before the meeting", days),
        };
        return consent.Until is { } time
            ? new("Consent items pass together; a member may pull one until {0}, {1}.", day, time.ToString("HH:mm", CultureInfo.InvariantCulture))
            : new("Consent items pass together; a member may pull one until {0}.", day);
    }

    private static IEnumerable<Sentence> OfElectronic(Bylaws bylaws)
    {
        if (bylaws.Electronic is not { } electronic)
        {
            yield return new("There is no vote without a meeting.");
            yield break;
        }
        yield return electronic.AfterMeetings switch
        {
            0 => new("A vote may be held without a meeting."),
            1 => new("After a meeting without a quorum a vote may be held without a meeting."),
            var meetings => new("After {0} meetings without a quorum a vote may be held without a meeting.", meetings),
        };
        if (electronic.Quorum is { } quorum)
            foreach (var own in Own(OfQuorum(quorum), OfQuorum(bylaws.Quorum)))
                yield return own;
        if (electronic.Majority is { } majority)
            foreach (var own in Own(OfMajority(majority), OfMajority(bylaws.Majority)))
                yield return own;
    }

    /// <summary>How many are needed, and what else is not as in a meeting.</summary>
    private static IEnumerable<Sentence> Own(IEnumerable<Sentence> own, IEnumerable<Sentence> inMeetings) =>
        own.Where((sentence, index) => index == 0 || inMeetings.All(other => other.English != sentence.English))
            .Select(sentence => new Sentence("Without a meeting: {0}", sentence));
}
