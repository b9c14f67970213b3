using System.Text.Json.Serialization;

namespace Governance.Domain.Reviews;

/// <summary>
/// When a criterion can honestly be scored (governance seed, D2): before the launch, after the first delivery, or both.
/// Of a review it says which criteria are asked; <see cref="Both"/> asks them all.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Gate>))]
public enum Gate
{
    [JsonStringEnumMemberName("pre")]
    BeforeLaunch,
    [JsonStringEnumMemberName("post")]
    AfterDelivery,
    [JsonStringEnumMemberName("both")]
    Both,
}
