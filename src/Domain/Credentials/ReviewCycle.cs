using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Notifications;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>
/// How often a micro-credential in the catalogue is looked at as a whole: once a year (toolkit, chapters 3 and 9: the
/// yearly look; the shipped workflows wait for a year, "P1Y"). A quarter ends where the institution's clocks say so.
/// </summary>
public static class ReviewCycle
{
    /// <summary>Whatever was last looked at before this is due before the present quarter ends, or overdue.</summary>
    /// <param name="zone">Of the IANA list.</param>
    public static DateTimeOffset LookedBefore(DateTimeOffset now, string zone)
    {
        var clocks = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var here = TimeZoneInfo.ConvertTime(now, clocks);
        var ends = new DateTime(here.Year, (here.Month - 1) / 3 * 3 + 1, 1).AddMonths(3).AddYears(-1);
        return new DateTimeOffset(ends, clocks.GetUtcOffset(ends)).ToUniversalTime();
    }

    /// <summary>When the next yearly look is due.</summary>
    public static DateTimeOffset DueAfter(DateTimeOffset looked) => looked.AddYears(1);

    /// <summary>Where the quarter is counted: at the organisation asked about, else at the caller's own, else where the portal is.</summary>
    internal static async Task<string> Zone(GovernanceDb db, UsualTimeZone usual, Guid? organisationId, Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        if (organisationId is { } id)
            return (await db.Set<Organisation>().AsNoTracking().Where(one => one.Id == id).Select(one => one.Calendar).SingleOrDefaultAsync(cancellation))?.TimeZone ?? usual.Id;
        return caller.PersonId is { } me ? await db.ZoneOf(usual, me, at, cancellation) : usual.Id;
    }
}
