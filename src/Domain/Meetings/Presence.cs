using System.Text.Json.Serialization;

namespace Governance.Domain.Meetings;

/// <summary>Where a member is during a meeting.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Presence>))]
public enum Presence
{
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
