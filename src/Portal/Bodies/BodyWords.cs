using Governance.Domain.Bodies;
using Governance.Domain.Words;

namespace Governance.Portal.Bodies;

/// <summary>The words for the choices of bodies and bylaws, each in one place.</summary>
internal static class BodyWords
{
    internal static Sentence Of(BodyKind kind) => kind switch
    {
        BodyKind.Committee => new("Committee"),
        BodyKind.Council => new("Council"),
        BodyKind.Senate => new("Senate"),
        BodyKind.Board => new("Board"),
        BodyKind.Panel => new("Panel"),
    };

    internal static Sentence Of(QuorumBase of) => of switch
    {
        QuorumBase.Active => new("Active voting members"),
        QuorumBase.Voting => new("All voting members"),
        QuorumBase.Present => new("Those who are here"),
    };

    internal static Sentence Of(RecusedMember recused) => recused switch
    {
        RecusedMember.LeavesTheBase => new("Leaves the base"),
        RecusedMember.StaysInTheBase => new("Stays in the base, not here"),
        RecusedMember.CountsAsHere => new("Counts as here"),
    };

    internal static Sentence Of(MajorityBase of) => of switch
    {
        MajorityBase.Cast => new("Votes cast"),
        MajorityBase.Present => new("Those who are here"),
        MajorityBase.Membership => new("All voting members"),
    };

    internal static Sentence Of(Effect effect) => effect switch
    {
        Effect.LeavesTheBase => new("Does not count"),
        Effect.StaysInTheBase => new("Stays in the base"),
        Effect.CountsAsNo => new("Counts as no"),
    };

    internal static Sentence Of(TieRule tie) => tie switch
    {
        TieRule.Fails => new("The motion fails"),
        TieRule.ChairHasCastingVote => new("The chair has a casting vote"),
        TieRule.ChairVotesOnlyToBreakIt => new("The chair votes only to break it"),
    };

    internal static Sentence Of(AfterTabling then) => then switch
    {
        AfterTabling.Rejected => new("The item is rejected"),
        AfterTabling.Decided => new("The item is voted on"),
    };
}
