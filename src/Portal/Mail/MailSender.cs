using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Governance.Domain.Deliveries;
using Governance.Portal.Host;
using Governance.Portal.Shared;

namespace Governance.Portal.Mail;

/// <summary>
/// Sends one letter: to the SMTP server, or as a file whose name sorts by time and says what it is. A second copy of the
/// same delivery carries the same Message-ID, and overwrites the same file.
/// </summary>
internal sealed class MailSender(MailOptions configured, PortalOptions portal, LetterLayout layout, PortalLook look, MailPassword secret)
{
    /// <summary>Whether a server took it; false: none is named, and it stands in a file. Throws <see cref="SmtpException"/> when the server does not take it.</summary>
    internal async Task<bool> Send(Delivery delivery, Mailbox to, Letter letter, CancellationToken cancellation)
    {
        var options = (await look.Now())?.Mail is { } kept ? secret.Options(kept, configured) : configured;
        using var message = Message(options.From, delivery, to, letter);
        if (options.Host is { } host)
            await ToServer(host, options, message, cancellation);
        else
            await ToFile(delivery, to, message, cancellation);
        return options.Host is not null;
    }

    private static async Task ToServer(string host, MailOptions options, MailMessage message, CancellationToken cancellation)
    {
        using var server = new SmtpClient(host, options.Port) { EnableSsl = options.IsEncrypted };
        if (options.UserName is { } user)
            server.Credentials = new NetworkCredential(user, options.Password);
        await server.SendMailAsync(message, cancellation);
    }

    // The pickup folder of SmtpClient names files by chance, so each message gets a folder of its own first.
    private async Task ToFile(Delivery delivery, Mailbox to, MailMessage message, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(portal.DataFolder, "mail")).FullName;
        var pickup = Directory.CreateDirectory(Path.Combine(folder, "." + delivery.Id.ToString("N"))).FullName;
        using (var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = pickup })
            await writer.SendMailAsync(message, cancellation);
        File.Move(Directory.GetFiles(pickup).Single(), Path.Combine(folder, FileName(delivery, to)), overwrite: true);
        Directory.Delete(pickup, recursive: true);
    }

    /// <summary>20260105-140000-asked-registrar@example.org-3f2a.eml</summary>
    private static string FileName(Delivery delivery, Mailbox to)
    {
        var time = delivery.CreatedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = $"{time}-{delivery.Template}-{to.Email}-{delivery.Id.ToString("N")[^4..]}.eml".ToLowerInvariant();
        return string.Concat(name.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
    }

    private MailMessage Message(string from, Delivery delivery, Mailbox to, Letter letter)
    {
        var message = new MailMessage(new MailAddress(from, letter.From, Encoding.UTF8), new MailAddress(to.Email))
        {
            // A title may hold a line break; a subject must not.
            Subject = letter.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{delivery.Id:N}@governance>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Stop is { } stop)
            AddUnsubscribing(message, stop);
        message.Headers.Add("Content-Language", to.Culture.TwoLetterISOLanguageName);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(layout.Text(letter), Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(layout.Html(letter), Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    // one click goes by HTTPS alone (RFC 8058); without it, programs open the page that asks
    private static void AddUnsubscribing(MailMessage message, StopLinks stop)
    {
        message.Headers.Add("List-Unsubscribe", $"<{stop.OneClick}>");
        if (stop.OneClick.StartsWith("https:", StringComparison.Ordinal))
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
}
