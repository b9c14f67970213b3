using Governance.Domain.Deliveries;
using Governance.Domain.Storage;

namespace Governance.Domain.Access;

/// <summary>Puts the mail with a link into the transaction at hand. The address itself is made when the mail is sent, so no table holds it.</summary>
internal static class Inviting
{
    internal static AccountLink Invite(this Outbox outbox, Guid personId, DateTimeOffset at) =>
        outbox.Send(new(OrderedId.At(at), personId, AccountLinkKind.Invitation, at), MailTemplate.Invitation);

    internal static AccountLink SendReset(this Outbox outbox, Guid personId, DateTimeOffset at) =>
        outbox.Send(new(OrderedId.At(at), personId, AccountLinkKind.Reset, at), MailTemplate.PasswordReset);

    private static AccountLink Send(this Outbox outbox, AccountLink link, MailTemplate template)
    {
        outbox.Mail(Addressee.Person(link.PersonId), template, new MailAbout { AccountLinkId = link.Id });
        return link;
    }
}
