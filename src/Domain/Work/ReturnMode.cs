using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>What a return asks of the decisions that lie on the way back to whoever returned.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnMode>))]
public enum ReturnMode
{
    /// <summary>A decision that still stands is carried over; one whose fields were changed is asked again.</summary>
    OnlyChanged,

    /// <summary>Nobody between is asked; what no longer stands goes by and does not count.</summary>
    Straight,

    /// <summary>Everybody is asked again.</summary>
    All,
}

/// <summary>What people read for each mode.</summary>
public static class ReturnModes
{
    public static Sentence Name(this ReturnMode mode) => mode switch
    {
        ReturnMode.OnlyChanged => new("Ask again only what changed"),
        ReturnMode.Straight => new("Straight back to me"),
        ReturnMode.All => new("Run all again"),
    };
}
