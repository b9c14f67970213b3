namespace Governance.Domain.Bodies;

/// <summary>Counts voices as the bylaws say: for the quorum, and for the majority.</summary>
internal sealed class VoteCount
{
    private readonly Bylaws bylaws;
    private readonly Quorum quorum;
    private readonly Majority majority;
    private readonly IReadOnlyList<Voice> voices;
    private readonly bool isClosed;

    internal VoteCount(Bylaws bylaws, Sitting sitting, IReadOnlyList<Voice> voices)
    {
        this.bylaws = bylaws;
        this.voices = voices;
        isClosed = sitting.IsClosed;
        quorum = bylaws.QuorumOf(sitting.IsElectronic);
        majority = bylaws.MajorityOf(sitting.IsElectronic);
        var counted = voices.Where(MayBeInTheMajority).ToList();
        Votes = new(
            Count(counted, Standing.Yes), Count(counted, Standing.No), Count(counted, Standing.Abstained),
            Count(counted, Standing.Recused), Count(counted, Standing.Silent), Count(counted, Standing.Absent));
        Open = isClosed ? [] : [.. counted.Where(voice => voice.IsOpen)];
        Quorum = QuorumOf(voices);
    }

    internal Votes Votes { get; }

    internal QuorumCount Quorum { get; }

    /// <summary>The votes that may still be cast.</summary>
    internal IReadOnlyList<Voice> Open { get; }

    /// <summary>Whether there would be a quorum if everyone came who has not said otherwise.</summary>
    internal bool CanReachQuorum => QuorumWithOpen(Standing.Abstained).IsMet;

    /// <summary>Whether the quorum holds even if everyone who has not voted recuses themselves.</summary>
    internal bool KeepsQuorum => QuorumWithOpen(Standing.Recused).IsMet;

    internal Voice? Chair => voices.FirstOrDefault(voice => voice.IsOfTheChair);

    internal int Base(Votes votes) =>
        votes.Yes + votes.No
        + (majority.Abstention == Effect.LeavesTheBase ? 0 : votes.Abstained)
        + (majority.Recusal == Effect.LeavesTheBase ? 0 : votes.Recused)
        + (majority.Base == MajorityBase.Cast ? 0 : votes.Silent)
        + (majority.Base == MajorityBase.Membership ? votes.Absent : 0);

    internal int Needed(Votes votes) => majority.Share.Of(Base(votes));

    internal bool Carries(Votes votes) => votes.Yes >= Needed(votes);

    /// <summary>The no and whatever counts as one.</summary>
    internal int Against(Votes votes) =>
        votes.No
        + (majority.Abstention == Effect.CountsAsNo ? votes.Abstained : 0)
        + (majority.Recusal == Effect.CountsAsNo ? votes.Recused : 0);

    /// <summary>Both sides are equal and fill the base; where others stand in it, the motion is simply short of votes.</summary>
    internal bool IsTied(Votes votes) =>
        !Carries(votes) && votes.Yes > 0 && votes.Yes == Against(votes) && Base(votes) == 2 * votes.Yes;

    /// <summary>As if every open vote were cast so.</summary>
    internal Votes WithOpen(Standing cast)
    {
        var silent = Count(Open, Standing.Silent);
        var rest = Votes with { Silent = Votes.Silent - silent, Absent = Votes.Absent - (Open.Count - silent) };
        return cast == Standing.Yes ? rest with { Yes = rest.Yes + Open.Count } : rest with { No = rest.No + Open.Count };
    }

    private QuorumCount QuorumWithOpen(Standing said) =>
        QuorumOf(isClosed ? voices : [.. voices.Select(voice => voice.IsOpen ? voice with { Standing = said, IsByAlternate = false } : voice)]);

    private bool MayBeInTheMajority(Voice voice) => bylaws.Tie != TieRule.ChairVotesOnlyToBreakIt || !voice.IsOfTheChair;

    private QuorumCount QuorumOf(IReadOnlyList<Voice> all)
    {
        var within = all.Where(IsInTheBase).ToList();
        var here = within.Count(IsHere);
        var needed = quorum.Share.Of(within.Count);
        var missing = here >= needed ? [] : within.Where(voice => !IsHere(voice) && voice.Standing != Standing.Recused).Select(voice => voice.PersonId);
        return new(here, needed, within.Count, [.. missing]);
    }

    private bool IsInTheBase(Voice voice) =>
        (voice.Standing != Standing.Recused || quorum.Recused != RecusedMember.LeavesTheBase)
        && quorum.Base switch
        {
            QuorumBase.Active => voice.IsActive || voice.Standing != Standing.Absent,
            QuorumBase.Voting => true,
            QuorumBase.Present => voice.Standing != Standing.Absent,
        };

    private bool IsHere(Voice voice) =>
        (!voice.IsByAlternate || quorum.AlternatesCount)
        && (!voice.IsByProxy || quorum.ProxiesCount)
        && voice.Standing switch
        {
            Standing.Yes or Standing.No or Standing.Abstained => true,
            Standing.Recused => quorum.Recused == RecusedMember.CountsAsHere,
            Standing.Silent => quorum.Base != QuorumBase.Present,
            Standing.Absent => false,
        };

    private static int Count(IEnumerable<Voice> among, Standing standing) => among.Count(voice => voice.Standing == standing);
}
