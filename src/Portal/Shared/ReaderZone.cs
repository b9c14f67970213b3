using Governance.Domain.Notifications;
using Governance.Portal.Host;

namespace Governance.Portal.Shared;

/// <summary>
/// The time zone in which the reader of a request, of a circuit or of a mail is told dates: the one that they chose, else that of the
/// calendar of their organisation, else the portal's (<see cref="PortalOptions.TimeZone"/>).
/// </summary>
public sealed class ReaderZone
{
    // where their institution is, and so what nobody needs to be told; null where nothing goes without saying
    private string? usual;

    public ReaderZone(PortalOptions options) => Zone = Portal = Home = usual = options.TimeZone;

    private ReaderZone(string zone, string? usual, ReaderZone other) => (Zone, this.usual, Portal, Home) = (zone, usual, other.Portal, other.Home);

    /// <summary>The portal's own, of the IANA list.</summary>
    public string Portal { get; }

    /// <summary>Where the reader's institution is, of the IANA list.</summary>
    public string Home { get; private set; }

    /// <summary>Of the IANA list.</summary>
    public string Zone { get; private set; }

    /// <summary>Whether a time of day must say in which zone it is.</summary>
    public bool IsNamed => Zone != usual;

    /// <summary>Where clocks show another time, for the same reader: at an organisation elsewhere.</summary>
    /// <param name="timeZone">Of the IANA list.</param>
    public ReaderZone At(string timeZone) => new(timeZone, IsNamed ? null : usual, this);

    /// <summary>The reader is this person.</summary>
    public async Task Read(Guid personId, NotificationQueries people, CancellationToken cancellation = default)
    {
        var (own, place) = await people.Zones(personId, cancellation);
        usual = place ?? usual;
        Home = usual!;
        Zone = own ?? Home;
    }

    /// <summary>The reader is the same as there.</summary>
    internal void Take(ReaderZone other) => (Zone, usual, Home) = (other.Zone, other.usual, other.Home);
}
