using Governance.Domain.Deliveries;
using Governance.Domain.Notifications;
using Governance.Portal.Notifications;

namespace Governance.Portal.Mail;

/// <summary>Makes the links that stop mail to a person. They are made when the mail is sent, so no table ever holds them.</summary>
internal sealed class StopMail(UnsubscribeLinks links, PortalAddress address)
{
    /// <summary>Null where there is nothing that may be stopped.</summary>
    internal StopLinks? Of(Addressee to, params IEnumerable<NotificationKind> kinds)
    {
        if (to.PersonId is not { } person || kinds.Where(kind => kind.MayBeSwitched()).Distinct().ToList() is not { Count: > 0 } stoppable)
            return null;
        var token = links.Create(new(person, stoppable));
        return new(address.Of(Unsubscribe.PageOf(token)), address.Of(Unsubscribe.OneClickOf(token)));
    }
}
