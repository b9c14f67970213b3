namespace Governance.Domain.Looking;

/// <summary>
/// When somebody last looked at a record, and which version lay there. Looks with less than half an hour between them are
/// one visit, and what is new is told against the visit before: so it stays to be read while one goes from page to page,
/// and however the visit ends.
/// </summary>
public sealed class Look
{
    /// <summary>A longer pause ends a visit.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    private Look()
    {
    }

    internal Look(Guid personId, string credentialId, int? version, DateTimeOffset at)
    {
        PersonId = personId;
        CredentialId = credentialId;
        Version = version;
        At = at;
    }

    public Guid PersonId { get; private set; }

    public string CredentialId { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The latest version then; null before the first.</summary>
    public int? Version { get; private set; }

    /// <summary>The last look of the visit before; null in the first visit.</summary>
    public DateTimeOffset? BeforeAt { get; private set; }

    public int? BeforeVersion { get; private set; }

    internal void Again(int? version, DateTimeOffset at)
    {
        if (at - At >= Pause)
            (BeforeAt, BeforeVersion) = (At, Version);
        (At, Version) = (at, version);
    }

    /// <summary>What is new at this moment is new against this; null in the first visit.</summary>
    internal (DateTimeOffset At, int? Version)? Against(DateTimeOffset now) =>
        now - At >= Pause ? (At, Version) : BeforeAt is { } before ? (before, BeforeVersion) : null;
}
