namespace Governance.Workflows.Flow;

/// <summary>
/// Work on its way along a connection of a token-based flowchart. A blocked token holds a place: the arrival it stands
/// for is swallowed instead of running its target (Elsa's Cascade).
/// </summary>
/// <param name="From">The step it comes from.</param>
/// <param name="Outcome">The outcome it followed.</param>
/// <param name="To">The step it leads to.</param>
/// <param name="IsConsumed">Kept for states of old: a token that was taken up.</param>
/// <param name="IsBlocked">Whether it only holds a place.</param>
/// <param name="LateFor">The race that was won while this was still in the queue; it does not run the winner's step again.</param>
public sealed record Token(string From, string Outcome, string To, bool IsConsumed = false, bool IsBlocked = false, string? LateFor = null)
{
    public bool IsLive => !IsConsumed && !IsBlocked;
}
