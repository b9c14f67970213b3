namespace Governance.Domain.Bodies;

/// <summary>Whether enough are here.</summary>
/// <param name="Missing">Where there are too few, the members who could be called: in the base and not here.</param>
public sealed record QuorumCount(int Here, int Needed, int Base, IReadOnlyList<Guid> Missing)
{
    public bool IsMet => Here >= Needed;

    /// <summary>How many more must come.</summary>
    public int Short => Math.Max(0, Needed - Here);
}
