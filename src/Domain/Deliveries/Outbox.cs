using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Deliveries;

/// <summary>
/// Where handlers and activities put mail: a row in the transaction at hand, so that mail is sent if and only if the
/// change is stored. What is a notification is kept in the portal for its person by the same call.
/// </summary>
public sealed class Outbox(GovernanceDb db, OutboxSwitch onOff, TimeProvider clock)
{
    /// <param name="notBefore">When it is to be sent; at once where there is no such time.</param>
    /// <param name="pause">How much later than its notice the mail is sent.</param>
    public void Mail(Addressee to, MailTemplate template, MailAbout about, DateTimeOffset? notBefore = null, TimeSpan pause = default)
    {
        if (onOff.IsOff)
            return;
        var at = clock.GetUtcNow();
        var id = OrderedId.At(at);
        db.Add(new Delivery(id, to, template, about, at, (notBefore ?? at) + pause));
        if (to.PersonId is { } person && NotificationKinds.Of(template) is not null)
            db.Add(new Notification(id, person, template, about, notBefore ?? at));
    }

    /// <summary>One mail to each person who holds the role in the organisation, or in the whole network, at this moment, but for those excepted.</summary>
    public async Task MailRole(
        string roleId, Guid organisationId, MailTemplate template, MailAbout about, DateTimeOffset? notBefore = null, IReadOnlyCollection<Guid>? except = null, CancellationToken cancellation = default)
    {
        if (onOff.IsOff)
            return;
        var at = clock.GetUtcNow();
        var holders = await db.Set<Person>()
            .Where(person => person.Grants.Any(grant => grant.RoleId == roleId && (grant.OrganisationId == null || grant.OrganisationId == organisationId)
                && grant.From <= at && (grant.Until == null || grant.Until > at)))
            .Select(person => person.Id).ToListAsync(cancellation);
        foreach (var holder in holders.Except(except ?? []))
            Mail(Addressee.Person(holder), template, about, notBefore);
    }
}
