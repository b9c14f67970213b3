using Governance.Domain.Deliveries;
using Governance.Domain.Notifications;
using Governance.Portal.Notifications;
using Governance.Portal.Shared;

namespace Governance.Portal.Mail;

/// <summary>One mail with a line for each notice that waits still and that its reader may read now; null where none does.</summary>
internal sealed class DigestLetters(NotificationQueries notices, MailReader readers, Words words, PortalAddress address, LetterFooter footer, StopMail stop)
{
    internal async Task<Letter?> Digest(MailAbout about, Addressee to, CancellationToken cancellation)
    {
        var lines = await notices.StillWaiting(about.NotificationIds ?? [], await readers.CallerOf(to), cancellation);
        if (lines.Count == 0)
            return null;
        return new()
        {
            From = "Governance",
            Subject = lines.Count == 1 ? words["1 notice for you"] : words["{0} notices for you", lines.Count],
            Ask = words["This is what you were told since your last digest, and have not read yet."],
            Lines = [.. lines.Select(line => new LetterLine(words["{0} ({1})", line.Says!, line.Kind.Name()], line.Place is { } place ? address.Of(place) : null))],
            Button = new(words["Open my notices"], address.Of("/notices")),
            Footer = footer.ForDigests(),
            Stop = stop.Of(to, lines.Select(line => line.Kind)),
        };
    }
}
