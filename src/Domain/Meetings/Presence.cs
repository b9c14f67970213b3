using System.Text.Json.Serialization;

namespace Governance.Domain.Meetings;

/// <summary>Where a member is during a meeting, or said beforehand that they will be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Presence>))]
public enum Presence
{
    /// <summary>Said beforehand that they will be there; it makes nobody present.</summary>
    Expected,

    /// <summary>In the room.</summary>
    Present,

    /// <summary>Takes part from elsewhere.</summary>
    Remote,

    /// <summary>Sent word that they cannot come: excused.</summary>
    Apologies,

    Absent,

    /// <summary>Was here and is no longer.</summary>
    Left,
}
