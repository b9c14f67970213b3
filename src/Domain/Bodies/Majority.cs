using System.Text.Json.Serialization;

namespace Governance.Domain.Bodies;

/// <summary>
/// What a majority is a share of. It also says what absence does: whoever is absent, and whoever is here and stays silent,
/// has cast nothing; the silent one is here; both are members.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<MajorityBase>))]
public enum MajorityBase
{
    /// <summary>Votes cast.</summary>
    Cast,

    /// <summary>Voting members who are here.</summary>
    Present,

    /// <summary>All voting members, wherever they are.</summary>
    Membership,
}

/// <summary>What a ballot that is neither yes nor no does to the majority.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Effect>))]
public enum Effect
{
    LeavesTheBase,

    /// <summary>In the base without being a yes: it makes a majority harder to reach.</summary>
    StaysInTheBase,

    /// <summary>As if it were a no, also where the two sides are compared for a tie.</summary>
    CountsAsNo,
}

/// <summary>How many must say yes.</summary>
public sealed record Majority(MajorityBase Base, Share Share)
{
    /// <summary>Unless said otherwise it is no vote cast, and still a member, here or not.</summary>
    public Effect Abstention { get; init; } = Base == MajorityBase.Cast ? Effect.LeavesTheBase : Effect.StaysInTheBase;

    public Effect Recusal { get; init; } = Effect.LeavesTheBase;
}
