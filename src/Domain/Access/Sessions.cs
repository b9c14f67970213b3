using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Access;

/// <summary>Says of a session whether it is still open, for every request and for every circuit that acts.</summary>
public sealed class Sessions(GovernanceDb db, SessionLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>When the session ends by itself if nothing more is done in it; null where it is over, or was begun with another password.</summary>
    public async Task<DateTimeOffset?> EndsAt(Guid sessionId, CancellationToken cancellation = default)
    {
        var found = await db.Set<Session>().AsNoTracking().Where(one => one.Id == sessionId && one.EndedAt == null
                && db.Set<Account>().Any(account => account.PersonId == one.PersonId && account.SecurityStamp == one.Stamp))
            .Select(one => new { one.BegunAt, one.SeenAt }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var ends = limits.EndOf(found.BegunAt, found.SeenAt);
        return clock.GetUtcNow() < ends ? ends : null;
    }

    /// <summary>Something was done in it: it lasts on. Written once a minute at most.</summary>
    public Task Seen(Guid sessionId, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        return db.Set<Session>().Where(one => one.Id == sessionId && one.EndedAt == null && one.SeenAt < at - Minute)
            .ExecuteUpdateAsync(change => change.SetProperty(one => one.SeenAt, at), cancellation);
    }
}

/// <summary>How long a session lasts.</summary>
/// <param name="Idle">Without activity.</param>
/// <param name="Longest">From its beginning.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    /// <summary>Two hours without activity, and a working day.</summary>
    public static readonly SessionLimits Usual = new(TimeSpan.FromHours(2), TimeSpan.FromHours(12));

    public DateTimeOffset EndOf(DateTimeOffset begunAt, DateTimeOffset seenAt) => begunAt + Longest < seenAt + Idle ? begunAt + Longest : seenAt + Idle;
}
