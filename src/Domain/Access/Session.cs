using Governance.Domain.Storage;

namespace Governance.Domain.Access;

/// <summary>
/// One browser in which somebody is signed in. It ends by signing out, from any of their browsers, by an administrator, with
/// a new password, and by itself after a time without activity.
/// </summary>
public sealed class Session : Aggregate
{
    /// <summary>The longest description of a browser that is kept.</summary>
    public const int MaxBrowser = 100;

    private Session()
    {
    }

    internal Session(Guid id, Guid personId, string stamp, string browser, DateTimeOffset at)
    {
        Id = id;
        PersonId = personId;
        Stamp = stamp;
        Browser = browser.Length > MaxBrowser ? browser[..MaxBrowser] : browser;
        BegunAt = at;
        SeenAt = at;
        Record(new SessionBegun(id, personId));
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The account's security stamp at the beginning: with another one the session is over.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>Which browser on which system, as far as it tells: "Firefox, Windows".</summary>
    public string Browser { get; private set; } = "";

    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>The last activity, to the minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(DateTimeOffset at)
    {
        if (EndedAt is not null)
            return;
        EndedAt = at;
        Record(new SessionEnded(Id, PersonId));
    }
}
