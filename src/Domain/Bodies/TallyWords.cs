using Governance.Domain.Words;

namespace Governance.Domain.Bodies;

/// <summary>What a tally says for itself. Numbers stand as figures, and every counted thing has its singular.</summary>
internal static class TallyWords
{
    internal static Sentence Carried(Bylaws bylaws, Sitting sitting, Tally tally) =>
        new("Carried: {0} yes of {1}, {2} needed.", tally.Votes.Yes, MajorityBaseOf(bylaws, sitting, tally.Base), tally.Needed);

    internal static Sentence Lost(Bylaws bylaws, Sitting sitting, Tally tally) =>
        new("Lost: {0} yes of {1}, {2} needed.", tally.Votes.Yes, MajorityBaseOf(bylaws, sitting, tally.Base), tally.Needed);

    internal static Sentence NotYet(Bylaws bylaws, Sitting sitting, Tally tally) =>
        new("Not decided yet: {0} yes of {1}, {2} needed so far.", tally.Votes.Yes, MajorityBaseOf(bylaws, sitting, tally.Base), tally.Needed);

    internal static Sentence NoQuorum(Bylaws bylaws, Sitting sitting, Tally tally) =>
        new("No quorum: {0} here, {1} needed of {2}.", tally.Quorum.Here, tally.Quorum.Needed, QuorumBaseOf(bylaws, sitting, tally.Quorum.Base));

    internal static Sentence WaitsForQuorum(Bylaws bylaws, Sitting sitting, Tally tally) =>
        new("Waits for a quorum: {0} here, {1} needed of {2}.", tally.Quorum.Here, tally.Quorum.Needed, QuorumBaseOf(bylaws, sitting, tally.Quorum.Base));

    internal static Sentence NobodyOf(Bilingual unit) => new("Tabled: nobody of “{0}” is here.", unit);

    internal static Sentence TabledTooOften(int times) => new("Lost: tabled {0} times, which is the limit.", times);

    internal static Sentence TieFails(Tally tally) => new("Lost: a tie of {0} to {0} fails.", tally.Votes.Yes);

    internal static Sentence WaitsForTheChair(Tally tally) => new("A tie of {0} to {0}: the chair decides.", tally.Votes.Yes);

    internal static Sentence CarriedByTheChair(Tally tally) => new("Carried: the chair broke a tie of {0} to {0}.", tally.Votes.Yes);

    internal static Sentence LostByTheChair(Tally tally) => new("Lost: the chair broke a tie of {0} to {0}.", tally.Votes.Yes);

    internal static IEnumerable<Sentence> Facts(Bylaws bylaws, Sitting sitting, Tally tally)
    {
        var majority = bylaws.MajorityOf(sitting.IsElectronic);
        if (!tally.Quorum.IsMet && tally.Quorum.Missing.Count > 0)
            yield return tally.Quorum.Short == 1 ? new("1 more member must take part.") : new("{0} more members must take part.", tally.Quorum.Short);
        if (tally.Votes.Abstained > 0)
            yield return Abstained(majority.Abstention, tally.Votes.Abstained);
        if (tally.Votes.Recused > 0)
            yield return Recused(majority.Recusal, tally.Votes.Recused);
        if (tally.IsDecidedEarly)
            yield return new("No ballot still to come can change it.");
        else if (tally.NotVoted.Count > 0)
            yield return tally.NotVoted.Count == 1 ? new("1 vote is still open.") : new("{0} votes are still open.", tally.NotVoted.Count);
        if (tally.NeedsSecondReading)
            yield return new("It goes to a second reading.");
        if (tally.ObjectionDays > 0)
            yield return BylawsWords.OfObjections(tally.ObjectionDays);
    }

    private static Sentence Abstained(Effect effect, int count) => effect switch
    {
        Effect.LeavesTheBase => new("Abstained: {0}, not counted.", count),
        Effect.StaysInTheBase => new("Abstained: {0}, still in the base.", count),
        Effect.CountsAsNo => new("Abstained: {0}, counted as no.", count),
    };

    private static Sentence Recused(Effect effect, int count) => effect switch
    {
        Effect.LeavesTheBase => new("Recused: {0}, not counted.", count),
        Effect.StaysInTheBase => new("Recused: {0}, still in the base.", count),
        Effect.CountsAsNo => new("Recused: {0}, counted as no.", count),
    };

    private static Sentence MajorityBaseOf(Bylaws bylaws, Sitting sitting, int count) => bylaws.MajorityOf(sitting.IsElectronic) switch
    {
        { Base: MajorityBase.Cast, Abstention: Effect.LeavesTheBase, Recusal: Effect.LeavesTheBase } => count == 1 ? new("1 vote cast") : new("{0} votes cast", count),
        { Base: MajorityBase.Cast } => count == 1 ? new("1 vote counted") : new("{0} votes counted", count),
        { Base: MajorityBase.Present } => Here(count),
        _ when bylaws.OneVotePerOrganisation => Organisations(count),
        _ => count == 1 ? new("1 member") : new("{0} members", count),
    };

    private static Sentence QuorumBaseOf(Bylaws bylaws, Sitting sitting, int count) => bylaws.QuorumOf(sitting.IsElectronic).Base switch
    {
        QuorumBase.Present => Here(count),
        QuorumBase.Active or QuorumBase.Voting when bylaws.OneVotePerOrganisation => Organisations(count),
        QuorumBase.Active => count == 1 ? new("1 active member") : new("{0} active members", count),
        QuorumBase.Voting => count == 1 ? new("1 voting member") : new("{0} voting members", count),
    };

    private static Sentence Here(int count) => count == 1 ? new("1 member here") : new("{0} members here", count);

    private static Sentence Organisations(int count) => count == 1 ? new("1 organization") : new("{0} organizations", count);
}
