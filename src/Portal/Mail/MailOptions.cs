namespace Governance.Portal.Mail;

/// <summary>
/// How mail leaves: through an SMTP server when a host is named, otherwise as .eml files in the folder "mail" beside the
/// database. Read from the configuration section "Mail" (in the environment: <c>Mail__Host</c> and so on).
/// </summary>
public sealed record MailOptions
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Whether the connection is encrypted (STARTTLS). Off only for a server on the same machine.</summary>
    public bool IsEncrypted { get; init; } = true;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>The address that mail comes from; the name shown beside it is the institution's.</summary>
    public string From { get; init; } = "governance@localhost";

    /// <summary>The address by which people reach the portal, for links; null takes the one it listens on.</summary>
    public string? PortalAddress { get; init; }
}
