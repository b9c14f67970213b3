using Governance.Domain.Calendars;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Notifications;

internal static class OwnNotifications
{
    /// <summary>What somebody chose, to be changed; new where they chose nothing yet.</summary>
    internal static async Task<NotificationChoices> ChoicesOf(this GovernanceDb db, Guid personId, CancellationToken cancellation) =>
        await db.Set<NotificationChoices>().SingleOrDefaultAsync(one => one.PersonId == personId, cancellation) ?? db.Add(new NotificationChoices(personId)).Entity;

    /// <summary>The time zone of the organisation in which somebody holds their first role that is not over; the usual one where there is none.</summary>
    internal static async Task<string> ZoneOf(this GovernanceDb db, UsualTimeZone usual, Guid personId, DateTimeOffset at, CancellationToken cancellation) =>
        await db.KeptZoneOf(personId, at, cancellation) ?? usual.Id;

    /// <summary>The same; null where that organisation keeps no calendar, or there is none.</summary>
    internal static async Task<string?> KeptZoneOf(this GovernanceDb db, Guid personId, DateTimeOffset at, CancellationToken cancellation)
    {
        var grants = await db.Set<Person>().AsNoTracking().Where(one => one.Id == personId).SelectMany(one => one.Grants)
            .Where(grant => grant.OrganisationId != null && (grant.Until == null || grant.Until > at)).Select(grant => new { grant.From, grant.OrganisationId }).ToListAsync(cancellation);
        var place = grants.OrderBy(grant => grant.From).FirstOrDefault()?.OrganisationId;
        var calendar = await db.Set<Organisation>().AsNoTracking().Where(one => one.Id == place).Select(one => one.Calendar).SingleOrDefaultAsync(cancellation);
        return calendar?.TimeZone;
    }
}
