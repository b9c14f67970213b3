using Governance.Portal.Host;

namespace Governance.Portal.Mail;

/// <summary>Makes full addresses of the portal's pages, for readers who are not on it.</summary>
public sealed class PortalAddress(PortalOptions portal, MailOptions mail)
{
    private readonly string root = (mail.PortalAddress ?? portal.Urls?.Split(';')[0] ?? $"http://localhost:{portal.Port}").TrimEnd('/');

    /// <param name="path">From the root, with a leading slash.</param>
    public string Of(string path) => root + path;
}
