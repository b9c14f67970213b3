using Governance.Domain.Bodies;
using static Governance.Domain.Bodies.TallyResult;

namespace Governance.Domain.Tests.Bodies;

/// <summary>Who said what in a body, the chair among them; a null chair was not asked.</summary>
internal readonly record struct Said(int Yes, int No, int Abstain, int Recuse, int Away, Choice? Chair)
{
    internal int All => Yes + No + Abstain + Recuse + Away;

    internal int Took => Yes + No + Abstain;

    /// <summary>Without the chair's own ballot.</summary>
    internal Said Others => this with
    {
        Yes = Yes - (Chair == Choice.Yes ? 1 : 0),
        No = No - (Chair == Choice.No ? 1 : 0),
        Abstain = Abstain - (Chair == Choice.Abstain ? 1 : 0),
    };
}

/// <summary>
/// Bylaws with what each makes of a closed vote, written by hand as one line of arithmetic, each in its own way and
/// without a word of the product's count.
/// </summary>
internal static class Reference
{
    internal static readonly IReadOnlyList<(string Name, Bylaws Bylaws, Func<Said, TallyResult> Result)> All =
    [
        ("most of those who vote", RealBylaws.NodeCtc, said =>
            2 * said.Took <= said.All - said.Recuse ? NoQuorum : said.Yes > said.No ? Carried : Lost),
        ("half plus one are a quorum", RealBylaws.Msu with { NeedsTheProposingUnit = false }, said =>
            2 * said.Took < said.All - said.Recuse + 2 ? NoQuorum : said.Yes > said.No ? Carried : Lost),
        ("half of the active", RealBylaws.SalemState, said =>
            said.Took == 0 || 2 * said.Took < said.All - said.Recuse ? NoQuorum : said.Yes > said.No ? Carried : Lost),
        ("two thirds of seven or more", RealBylaws.SunyEsf, said =>
            said.Took < 7 ? NoQuorum : said.Yes > 0 && said.Yes >= 2 * said.No ? Carried : Lost),
        ("most of the membership", RealBylaws.Cmi with { Majority = RealBylaws.Cmi.Electronic!.Majority! }, said =>
            2 * said.Took <= said.All - said.Recuse ? NoQuorum : 2 * said.Yes > said.All - said.Recuse ? Carried : Lost),
        ("sixty percent of those here, the chair breaks a tie", RealBylaws.Vcom, SixtyPercent),
        ("abstention is a no, the chair has a casting vote", Strict, said =>
            said.Took == 0 || 3 * said.Took < said.All ? NoQuorum
            : said.Yes > said.No + said.Abstain + said.Recuse ? Carried
            : said.Yes > 0 && said.Recuse == 0 && said.Yes == said.No + said.Abstain && MayDecide(said.Chair) ? WaitsForChair
            : Lost),
        ("two thirds of those here must vote", TakePart, said =>
            said.Took == 0 || 3 * said.Took < 2 * (said.Took + said.Recuse) ? NoQuorum
            : 4 * said.Yes > said.Took ? Carried : Lost),
    ];

    private static Bylaws Strict => new(
        new(QuorumBase.Voting, Share.AtLeast(1, 3)) { Recused = RecusedMember.StaysInTheBase },
        new(MajorityBase.Cast, Share.MoreThanHalf) { Abstention = Effect.CountsAsNo, Recusal = Effect.StaysInTheBase })
    {
        Tie = TieRule.ChairHasCastingVote,
    };

    private static Bylaws TakePart => new(
        new(QuorumBase.Present, Share.TwoThirds) { Recused = RecusedMember.StaysInTheBase },
        new(MajorityBase.Present, new Share(1, 4, IsMoreThan: true)));

    private static TallyResult SixtyPercent(Said said)
    {
        if (2 * said.Took <= said.All - said.Recuse)
            return NoQuorum;
        var others = said.Others;
        if (others.Yes > 0 && 10 * others.Yes >= 6 * (others.Took))
            return Carried;
        return others.Yes > 0 && others.Yes == others.No && others.Abstain == 0 && MayDecide(said.Chair) ? WaitsForChair : Lost;
    }

    private static bool MayDecide(Choice? chair) => chair is not (Choice.Recuse or Choice.Absent);
}
