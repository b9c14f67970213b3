using Governance.Domain.Rules;
using static Governance.Domain.Endorsements.EndorsementAction;
using static Governance.Domain.Endorsements.EndorsementState;

namespace Governance.Domain.Endorsements;

public enum EndorsementState
{
    /// <summary>Waits for the partner's answer.</summary>
    Requested,
    Signed,
    Declined,

    /// <summary>Signed once; the date until which it holds has passed.</summary>
    Lapsed,

    /// <summary>A later request or answer of the same partner stands in its place.</summary>
    Superseded,

    /// <summary>The institution took the request back before it was answered.</summary>
    Withdrawn,
}

public enum EndorsementAction
{
    Sign,
    Decline,

    /// <summary>A new link for a request that was not answered.</summary>
    Renew,

    /// <summary>The institution asks no more.</summary>
    Withdraw,
    Lapse,
    Supersede,
}

/// <summary>The one table of an endorsement's life.</summary>
public static class EndorsementLifecycle
{
    public static readonly Lifecycle<EndorsementState, EndorsementAction> Table = new(Requested,
        new(Sign, [Requested], Signed),
        new(Decline, [Requested], Declined),
        new(Renew, [Requested], Requested),
        new(Withdraw, [Requested], Withdrawn),
        new(Lapse, [Signed], Lapsed),
        new(Supersede, [Requested, Signed], Superseded));
}
