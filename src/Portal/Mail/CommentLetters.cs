using Governance.Domain.Credentials;
using Governance.Domain.Deliveries;
using Governance.Domain.Discussion;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Portal.Shared;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Mail;

/// <summary>Mail about a comment: you were named in it, or it answers one of yours. Null once it is withdrawn, or not yours to read any more.</summary>
internal sealed class CommentLetters(GovernanceDb db, CommentQueries comments, MailReader readers, Words words, PortalAddress address, LetterFooter footer)
{
    internal Task<Letter?> Mentioned(Guid commentId, Addressee to, CancellationToken cancellation) =>
        Write(commentId, to, (author, title) => (words["You are named: {0}", title], words["{0} named you in a comment on “{1}”.", author, title]), cancellation);

    internal Task<Letter?> Replied(Guid commentId, Addressee to, CancellationToken cancellation) =>
        Write(commentId, to, (author, title) => (words["A reply: {0}", title], words["{0} replied in a thread of yours on “{1}”.", author, title]), cancellation);

    private async Task<Letter?> Write(Guid commentId, Addressee to, Func<Bilingual, Bilingual, (string Subject, string Ask)> say, CancellationToken cancellation)
    {
        if (await comments.ForMail(commentId, await readers.CallerOf(to), cancellation) is not var (comment, author))
            return null;
        var title = await db.Set<MicroCredential>().Where(one => one.Id == comment.CredentialId).Select(one => one.Title).SingleAsync(cancellation);
        var institution = await db.Set<Organisation>().Where(one => one.Id == comment.OrganisationId).Select(one => one.Name).SingleAsync(cancellation);
        var (subject, ask) = say(author, title);
        return new()
        {
            From = institution.ToString(),
            Subject = subject,
            Ask = ask,
            Details = [words["“{0}”", comment.Text!]],
            Button = new(words["Read and reply"], address.Of("/comments/" + comment.Id)),
            Footer = footer.ForPeople(institution),
        };
    }
}
