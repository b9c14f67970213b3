using System.Text.Json.Serialization;

namespace Governance.Domain.Reviews;

/// <summary>How far a criterion is met. The stored names are those of the rubric's own levels: "0" to "3" and "NA".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Level>))]
public enum Level
{
    [JsonStringEnumMemberName("0")]
    NotEvidenced,
    [JsonStringEnumMemberName("1")]
    PartlyMet,
    [JsonStringEnumMemberName("2")]
    Met,
    [JsonStringEnumMemberName("3")]
    Exemplary,

    /// <summary>Stands outside the count, and only with a written reason.</summary>
    [JsonStringEnumMemberName("NA")]
    NotApplicable,
}

/// <summary>What the rubric says about its levels (governance seed, D2).</summary>
public static class Levels
{
    /// <summary>The level as a number, 0 to 3; null where the criterion does not apply.</summary>
    public static int? Number(this Level level) => level switch
    {
        Level.NotEvidenced => 0,
        Level.PartlyMet => 1,
        Level.Met => 2,
        Level.Exemplary => 3,
        Level.NotApplicable => null,
    };

    /// <summary>Below "met" the note is the change that is asked for; for "not applicable" it is the reason.</summary>
    public static bool NeedsNote(this Level level) => level.Number() is null or < 2;
}
