namespace Governance.Domain.Bodies;

/// <summary>How many readings an item needs.</summary>
/// <param name="BothAtOnce">The share of the votes cast that allows both readings in one meeting; null where nothing does.</param>
public sealed record Readings(int Count, Share? BothAtOnce = null)
{
    public static readonly Readings One = new(1);

    /// <summary>Whether the meeting that voted so may hold the second reading too.</summary>
    public bool AllowsBothAtOnce(int yes, int no) => Count == 1 || (BothAtOnce is { } share && yes >= share.Of(yes + no));
}
