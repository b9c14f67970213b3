using Governance.Domain.Events;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Engine;

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

    /// <summary>The delivery that is available longest, among all or among those of these events.</summary>
    public Task<EventDelivery?> Delivery(IReadOnlyCollection<Guid>? eventIds, CancellationToken cancellation) => First(
        (db, now) => eventIds is null ? EngineQueries.Of(db).NextDelivery(db, now) : db.EventDeliveries.AsNoTracking()
            .Where(one => eventIds.Contains(one.EventId) && one.DoneAt == null && one.AvailableAt <= now)
            .OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellation),
        (db, next, now) => db.Database.ExecuteSqlAsync($"""
            UPDATE "EventDeliveries" SET "AvailableAt" = {Until(now, next.Attempts)}, "Attempts" = {next.Attempts + 1}
            WHERE "Id" = {next.Id} AND "DoneAt" IS NULL AND "AvailableAt" = {next.AvailableAt.ToUnixTimeMilliseconds()}
            """, cancellation),
        cancellation);

    /// <summary>The timer that is due longest and nobody is at.</summary>
    public Task<Bookmark?> Timer(CancellationToken cancellation) => First(
        (db, now) => EngineQueries.Of(db).NextTimer(db, now),
        (db, next, now) => db.Database.ExecuteSqlAsync($"""
            UPDATE "Bookmarks" SET "ClaimedUntil" = {Until(now, next.Attempts)}, "Attempts" = {next.Attempts + 1}
            WHERE "Id" = {next.Id} AND "Attempts" = {next.Attempts}
            """, cancellation),
        cancellation);

    /// <summary>The start trigger that is due longest and nobody is at.</summary>
    public Task<StoredTrigger?> Trigger(CancellationToken cancellation) => First(
        (db, now) => EngineQueries.Of(db).NextTrigger(db, now),
        (db, next, now) => db.Database.ExecuteSqlAsync($"""
            UPDATE "WorkflowTriggers" SET "ClaimedUntil" = {Until(now, next.Attempts)}, "Attempts" = {next.Attempts + 1}
            WHERE "Id" = {next.Id} AND "DueAt" = {next.DueAt!.Value.ToUnixTimeMilliseconds()} AND "Attempts" = {next.Attempts}
            """, cancellation),
        cancellation);

    private async Task<TRow?> First<TRow>(
        Func<GovernanceDb, DateTimeOffset, Task<TRow?>> find, Func<GovernanceDb, TRow, DateTimeOffset, Task<int>> take, CancellationToken cancellation)
        where TRow : class
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        await db.Database.OpenConnectionAsync(cancellation);
        while (true)
        {
            var now = clock.GetUtcNow();
            if (await find(db, now) is not { } next)
                return null;
            if (await take(db, next, now) == 1)
                return next;
        }
    }

    /// <summary>In the milliseconds that the database keeps.</summary>
    private static long Until(DateTimeOffset now, int attempts) => (now + (Lease * Math.Min(attempts + 1, LongestLease))).ToUnixTimeMilliseconds();
}
