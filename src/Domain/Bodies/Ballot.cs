using System.Text.Json.Serialization;

namespace Governance.Domain.Bodies;

/// <summary>What a member says to a motion.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Choice>))]
public enum Choice
{
    /// <summary>Has a conflict of interest, and neither votes nor counts as the bylaws say.</summary>
    Recuse,

    /// <summary>Known to be away.</summary>
    Absent,

    Abstain,

    No,

    Yes,
}

/// <summary>The ballot of one member: the last one they gave. Of two for the same member, the first choice of the list counts.</summary>
public sealed record Ballot(Guid PersonId, Choice Choice)
{
    /// <summary>The member who cast it in the other's place; null where they did so themselves.</summary>
    public Guid? ByProxyOf { get; init; }
}
