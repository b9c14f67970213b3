using Governance.Domain.Events;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Engine;

/// <summary>A row that has its time: whoever claims it first works it off.</summary>
internal interface ITimedRow
{
    Guid Id { get; }

    DateTimeOffset? DueAt { get; }

    DateTimeOffset? ClaimedUntil { get; }

    int Attempts { get; }
}

/// <summary>A row that is this process's for a while.</summary>
/// <param name="RowId">The row.</param>
/// <param name="InstanceId">The instance that it is about; none for what starts one, or looks for whom it concerns.</param>
/// <param name="CorrelationId">The micro-credential that it is about, where the row says so.</param>
/// <param name="Attempt">Which try this is, from 1.</param>
internal sealed record Claim(Guid RowId, Guid? InstanceId, string? CorrelationId, int Attempt);

/// <summary>
/// Claims what is due by one conditional update, so that of several processes one gets the row. A claim is a lease: whoever
/// dies over it loses it, and after each failure it grows, so that a row that always fails holds nobody up.
/// </summary>
internal sealed class RowClaims(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const int LongestLease = 20;

    /// <summary>Oldest first: a later answer must not overtake the one before it.</summary>
    public async Task<EventDelivery?> Delivery(Func<GovernanceDb, IQueryable<EventDelivery>> among, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        await db.Database.OpenConnectionAsync(cancellation);
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await among(db).AsNoTracking().Where(one => one.DoneAt == null && one.AvailableAt <= now)
                .OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellation);
            if (next is null)
                return null;
            var (until, attempts) = (Until(now, next.Attempts), next.Attempts + 1);
            var claimed = await db.EventDeliveries
                .Where(one => one.Id == next.Id && one.DoneAt == null && one.AvailableAt == next.AvailableAt)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.AvailableAt, until).SetProperty(one => one.Attempts, attempts), cancellation);
            if (claimed == 1)
                return next;
        }
    }

    /// <summary>The row that is due longest and nobody is at.</summary>
    public async Task<TRow?> Due<TRow>(CancellationToken cancellation)
        where TRow : class, ITimedRow
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        await db.Database.OpenConnectionAsync(cancellation);
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await db.Set<TRow>().AsNoTracking()
                .Where(one => one.DueAt <= now && (one.ClaimedUntil == null || one.ClaimedUntil <= now))
                .OrderBy(one => one.DueAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellation);
            if (next is null)
                return null;
            DateTimeOffset? until = Until(now, next.Attempts);
            var attempts = next.Attempts + 1;
            var claimed = await db.Set<TRow>().Where(one => one.Id == next.Id && one.ClaimedUntil == next.ClaimedUntil)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClaimedUntil, until).SetProperty(one => one.Attempts, attempts), cancellation);
            if (claimed == 1)
                return next;
        }
    }

    private static DateTimeOffset Until(DateTimeOffset now, int attempts) => now + (Lease * Math.Min(attempts + 1, LongestLease));
}
