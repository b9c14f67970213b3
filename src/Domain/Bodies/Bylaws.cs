using Governance.Domain.Rules;

namespace Governance.Domain.Bodies;

/// <summary>
/// The rules a body decides by, as data: never changed, only followed by others from a later day. Kept as JSON.
/// What they make of a vote is told by <see cref="Tally.Of"/>.
/// </summary>
public sealed record Bylaws(Quorum Quorum, Majority Majority)
{
    /// <summary>
    /// What a committee begins with: more than half of the active voting members are a quorum, more than half of the votes
    /// cast a majority, whoever is recused leaves the base, an abstention is no vote; without a meeting after two
    /// meetings that had no quorum.
    /// </summary>
    public static readonly Bylaws Usual = new(new(QuorumBase.Active, Share.MoreThanHalf), new(MajorityBase.Cast, Share.MoreThanHalf))
    {
        Consent = new(),
        Electronic = new(AfterMeetings: 2),
    };

    public TieRule Tie { get; init; } = TieRule.Fails;

    /// <summary>How many proxies one member may hold; none where there are no proxies.</summary>
    public int MostProxies { get; init; }

    /// <summary>Members of one organisation share one vote: of several, the first by the order of seats who is here.</summary>
    public bool OneVotePerOrganisation { get; init; }

    /// <summary>Whether a member who voted on an item in another body may vote on it here too; where not, they are recused.</summary>
    public bool MayVoteTwice { get; init; } = true;

    /// <summary>An item is tabled unless somebody of the unit that proposed it is here, recused or not.</summary>
    public bool NeedsTheProposingUnit { get; init; }

    /// <summary>Whether a member who takes part from elsewhere is here.</summary>
    public bool MayAttendRemotely { get; init; } = true;

    /// <summary>Null where there is no consent agenda.</summary>
    public ConsentAgenda? Consent { get; init; }

    public Readings Readings { get; init; } = Readings.One;

    /// <summary>Business days of the body's organisation in which a voting member may object before a decision holds; none where it holds at once.</summary>
    public int ObjectionDays { get; init; }

    /// <summary>Null where an item may be tabled without end.</summary>
    public Tabling? Tabling { get; init; }

    /// <summary>Null where no vote is held without a meeting.</summary>
    public ElectronicVote? Electronic { get; init; }

    public bool IsSecret { get; init; }

    /// <summary>Unexcused absences after which a member is inactive; null where nobody ever is.</summary>
    public int? InactiveAfter { get; init; }

    public bool AllowsElectronicVote(int meetingsWithoutQuorum) => Electronic is { } vote && meetingsWithoutQuorum >= vote.AfterMeetings;

    public Quorum QuorumOf(bool isElectronic) => (isElectronic ? Electronic?.Quorum : null) ?? Quorum;

    public Majority MajorityOf(bool isElectronic) => (isElectronic ? Electronic?.Majority : null) ?? Majority;

    public bool IsActive(Member member) => InactiveAfter is not { } limit || member.UnexcusedAbsences < limit;

    /// <summary>Throws <see cref="RuleBroken"/> where no vote could be held by these bylaws.</summary>
    public void Check()
    {
        foreach (var share in new[] { Quorum.Share, Majority.Share, Electronic?.Quorum?.Share, Electronic?.Majority?.Share, Readings.BothAtOnce })
            share?.Check();
        Rule.Require(Readings.Count is 1 or 2, "An item has one reading or two.");
        Rule.Require(MostProxies >= 0 && ObjectionDays >= 0 && Electronic is null or { AfterMeetings: >= 0 }, "A number of days, meetings or proxies is not below none.");
        Rule.Require(Tabling is null or { Limit: > 0 } && InactiveAfter is null or > 0, "A limit is at least one.");
    }
}
