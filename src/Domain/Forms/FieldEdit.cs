using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Forms;

/// <summary>How much an edit changes what was approved, from the least to the most.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EditClass>))]
public enum EditClass
{
    /// <summary>Nobody would decide otherwise for it.</summary>
    [JsonStringEnumMemberName("editorial")]
    Editorial,

    /// <summary>How it is offered, not what it is.</summary>
    [JsonStringEnumMemberName("minor")]
    Minor,

    /// <summary>What it is: outcomes, hours, assessment, benchmark, credits, partner, pathway.</summary>
    [JsonStringEnumMemberName("major")]
    Major,
}

/// <summary>What an edit of a field is.</summary>
/// <param name="Class">How much it changes.</param>
/// <param name="What">What follows "because": "the hours changed".</param>
public sealed record FieldEdit(EditClass Class, Bilingual What)
{
    public static readonly FieldEdit Unnamed = new(EditClass.Major, new("an answer changed", "une réponse a changé"));
}
