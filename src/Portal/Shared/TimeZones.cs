using Governance.Domain.Words;

namespace Governance.Portal.Shared;

/// <summary>The time zones that are offered, by their ids of the IANA list, from east to west.</summary>
internal static class TimeZones
{
    internal static readonly IReadOnlyList<(string Zone, Sentence Name)> All =
    [
        ("America/St_Johns", new("Newfoundland")), ("America/Halifax", new("Atlantic")), ("America/Toronto", new("Eastern")), ("America/Winnipeg", new("Central")),
        ("America/Regina", new("Saskatchewan")), ("America/Edmonton", new("Mountain")), ("America/Whitehorse", new("Yukon")), ("America/Vancouver", new("Pacific")),
    ];

    /// <summary>The id itself for a zone that is not offered.</summary>
    internal static string Name(string zone) => All.FirstOrDefault(one => one.Zone == zone).Name?.ToString() ?? zone;
}
