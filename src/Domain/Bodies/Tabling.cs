using System.Text.Json.Serialization;

namespace Governance.Domain.Bodies;

/// <summary>What becomes of an item that was tabled as often as it may be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AfterTabling>))]
public enum AfterTabling
{
    Rejected,

    /// <summary>It is voted on, whoever is missing.</summary>
    Decided,
}

/// <summary>How often an item may be tabled.</summary>
public sealed record Tabling(int Limit, AfterTabling Then);
