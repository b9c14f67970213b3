using Governance.Domain.Words;
using static Governance.Domain.Bodies.TallyResult;

namespace Governance.Domain.Bodies;

/// <summary>
/// The result and the sentence for it. Order of the questions: is somebody of the proposing unit here, is there a quorum,
/// do the votes decide, does the chair.
/// </summary>
/// <param name="IsByVotes">The votes decided it, not the limit of tablings.</param>
internal sealed record Ruling(TallyResult Result, Func<Tally, Sentence> Sentence, bool IsByVotes = true)
{
    internal static Ruling Of(Bylaws bylaws, Sitting sitting, VoteCount count) =>
        WithoutTheUnit(bylaws, sitting) ?? WithoutQuorum(bylaws, sitting, count) ?? ByVotes(bylaws, sitting, count);

    private static Ruling? WithoutTheUnit(Bylaws bylaws, Sitting sitting)
    {
        var isKnown = sitting.IsClosed || sitting.Present is not null;
        if (!bylaws.NeedsTheProposingUnit || sitting.ProposedBy is not { } unit || !isKnown)
            return null;
        var roll = new Roll(bylaws, sitting);
        if (sitting.Members.Any(member => member.Unit == unit && roll.IsHere(member.PersonId)))
            return null;
        var times = sitting.TabledBefore + 1;
        if (bylaws.Tabling is not { } tabling || times < tabling.Limit)
            return new(Tabled, _ => TallyWords.NobodyOf(unit), IsByVotes: false);
        return tabling.Then switch
        {
            AfterTabling.Rejected => new(Lost, _ => TallyWords.TabledTooOften(times), IsByVotes: false),
            AfterTabling.Decided => null,
        };
    }

    private static Ruling? WithoutQuorum(Bylaws bylaws, Sitting sitting, VoteCount count)
    {
        if (count.Quorum.IsMet)
            return null;
        var isKnown = sitting.IsClosed || sitting.Present is not null || !count.CanReachQuorum;
        return isKnown
            ? new(NoQuorum, tally => TallyWords.NoQuorum(bylaws, sitting, tally))
            : new(NotYet, tally => TallyWords.WaitsForQuorum(bylaws, sitting, tally));
    }

    private static Ruling ByVotes(Bylaws bylaws, Sitting sitting, VoteCount count)
    {
        if (!count.KeepsQuorum)
            return new(NotYet, tally => TallyWords.NotYet(bylaws, sitting, tally));
        if (count.Carries(count.WithOpen(Standing.No)))
            return new(Carried, tally => TallyWords.Carried(bylaws, sitting, tally));
        if (count.Carries(count.WithOpen(Standing.Yes)) || MayStillTie(bylaws, count))
            return new(NotYet, tally => TallyWords.NotYet(bylaws, sitting, tally));
        return count.IsTied(count.Votes) ? Tied(bylaws, sitting, count) : new(Lost, tally => TallyWords.Lost(bylaws, sitting, tally));
    }

    private static bool MayStillTie(Bylaws bylaws, VoteCount count) =>
        bylaws.Tie != TieRule.Fails && count.Open.Count > 0 && Math.Abs(count.Votes.Yes - count.Against(count.Votes)) <= count.Open.Count;

    private static Ruling Tied(Bylaws bylaws, Sitting sitting, VoteCount count)
    {
        if (bylaws.Tie == TieRule.Fails || !HasTheChair(sitting, count.Chair))
            return new(Lost, TallyWords.TieFails);
        return sitting.CastingVote switch
        {
            Choice.Yes => new(Carried, TallyWords.CarriedByTheChair),
            Choice.No => new(Lost, TallyWords.LostByTheChair),
            _ => new(WaitsForChair, TallyWords.WaitsForTheChair),
        };
    }

    // who has not been asked yet is not away: a chair who votes only to break a tie gives no ballot before
    private static bool HasTheChair(Sitting sitting, Voice? chair) => chair switch
    {
        null or { Standing: Standing.Recused } => false,
        { Standing: Standing.Absent } => chair.IsOpen && sitting.Present is null,
        _ => true,
    };
}
