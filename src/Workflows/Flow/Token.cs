namespace Governance.Workflows.Flow;

/// <summary>
/// Work on its way along a connection of a token-based flowchart. A blocked token holds a place: the arrival it stands
/// for is swallowed instead of running its target (Elsa's Cascade and Race).
/// </summary>
public sealed record Token(string From, string Outcome, string To, bool IsConsumed = false, bool IsBlocked = false)
{
    public bool IsLive => !IsConsumed && !IsBlocked;
}
