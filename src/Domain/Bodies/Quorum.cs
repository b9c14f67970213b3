using System.Text.Json.Serialization;

namespace Governance.Domain.Bodies;

/// <summary>Whom a quorum is a share of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuorumBase>))]
public enum QuorumBase
{
    /// <summary>Voting members who are active; an inactive one who comes counts again.</summary>
    Active,

    /// <summary>All voting members, active or not.</summary>
    Voting,

    /// <summary>Those who are here: so many of them must take part in the vote.</summary>
    Present,
}

/// <summary>What a recused member is to the quorum.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecusedMember>))]
public enum RecusedMember
{
    /// <summary>Neither here nor missing: the base is one less.</summary>
    LeavesTheBase,

    /// <summary>Still in the base, and not here.</summary>
    StaysInTheBase,

    /// <summary>Still in the base, and here.</summary>
    CountsAsHere,
}

/// <summary>
/// How many must be here. An abstention is presence. Who stands in for a member (an alternate, the holder of a proxy) makes
/// the vote; whether it also makes the quorum is said here.
/// </summary>
public sealed record Quorum(QuorumBase Base, Share Share)
{
    public RecusedMember Recused { get; init; } = RecusedMember.LeavesTheBase;

    public bool AlternatesCount { get; init; } = true;

    public bool ProxiesCount { get; init; }
}
