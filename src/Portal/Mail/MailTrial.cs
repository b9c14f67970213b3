using Governance.Domain.Deliveries;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Portal.Shared;

namespace Governance.Portal.Mail;

/// <summary>Sends one mail at once to whoever asks, to see whether the server takes it.</summary>
internal sealed class MailTrial(MailSender sender, Words words, PortalAddress address, TimeProvider clock)
{
    /// <summary>Whether a server took it, false where it was written to a file; else what went wrong, as the server said it.</summary>
    internal async Task<(bool ToServer, string? Problem)> Send(PersonSummary to)
    {
        var at = clock.GetUtcNow();
        var letter = new Letter
        {
            From = "Governance",
            Subject = words["A test mail from Governance"],
            Ask = words["This mail shows that the mail server works."],
            Footer = address.Of("/"),
        };
        try
        {
            return (await sender.Send(Delivery.Trial(OrderedId.At(at), to.Id, at), Mailbox.Of(to.Email, words.Language), letter, CancellationToken.None), null);
        }
        catch (Exception fault) when (fault is System.Net.Mail.SmtpException or IOException or System.Security.Cryptography.CryptographicException)
        {
            // the edge: what the server says is what the person at the page must read
            return (false, fault.InnerException?.Message ?? fault.Message);
        }
    }
}
