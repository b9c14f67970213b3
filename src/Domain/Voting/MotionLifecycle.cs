using Governance.Domain.Rules;
using static Governance.Domain.Voting.MotionAction;
using static Governance.Domain.Voting.MotionState;

namespace Governance.Domain.Voting;

public enum MotionState
{
    /// <summary>Members may vote, and change what they said.</summary>
    Open,

    /// <summary>Closed with both sides equal: the chair has the word.</summary>
    Tied,

    Closed,

    /// <summary>Carried, and open to objections: it does not hold yet.</summary>
    Held,

    /// <summary>Carried, and a member objected in time: it never held, and the body decides again.</summary>
    Objected,

    Withdrawn,

    /// <summary>Its end came and what the body decided could not be put down: a rule forbids it now. The body decides again.</summary>
    Fallen,
}

public enum MotionAction
{
    Close,
    Tie,
    Break,
    Hold,
    Stand,
    Object,
    Withdraw,
    Fall,
}

/// <summary>The one table of a motion's life: what is closed or withdrawn stays so, and another motion may be put.</summary>
public static class MotionLifecycle
{
    public static readonly Lifecycle<MotionState, MotionAction> Table = new(Open,
        new(Close, [Open], Closed),
        new(Tie, [Open], Tied),
        new(Break, [Tied], Closed),
        new(Hold, [Open, Tied], Held),
        new(Stand, [Held], Closed),
        new(MotionAction.Object, [Held], Objected),
        new(Withdraw, [Open, Tied, Held], Withdrawn),
        new(Fall, [Open, Held], Fallen));
}
