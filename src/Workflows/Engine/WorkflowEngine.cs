using System.Text.Json.Nodes;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Governance.Workflows.Engine;

/// <summary>
/// Brings events and due timers to the instances that wait for them, one burst and one transaction each. Whatever dies
/// here leaves a row that the next look-round finds. Safe to call from several places and processes at once: rows are
/// claimed by one conditional update.
/// </summary>
public sealed partial class WorkflowEngine(IServiceScopeFactory scopes, DefinitionStore definitions, Bell bell, TimeProvider clock, ILogger<WorkflowEngine> logger) : IDisposable
{
    /// <summary>How long a claim lasts: after that, whoever died over it has lost it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>The steps of one instance that may fail in one burst before the burst itself is given up.</summary>
    private const int MaxFaults = 50;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>
    /// Handles everything that is due now, and what follows from it, until nothing is. Waits for another caller in this
    /// process to finish first, so a page that calls it after its own command sees that command's consequences.
    /// </summary>
    public async Task RunUntilQuiet(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            while (await HandleNextDelivery(cancellation) || await HandleNextTimer(cancellation))
            {
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> HandleNextDelivery(CancellationToken cancellation)
    {
        if (await ClaimDelivery(cancellation) is not { } delivery)
            return false;
        var payload = delivery.Payload is null ? null : JsonNode.Parse(delivery.Payload);
        var faults = new Dictionary<long, Exception>();
        await Attempt(
            delivery.Id,
            faults,
            scope => delivery.InstanceId is { } instanceId
                ? Resume(scope, instanceId, delivery, payload, faults, cancellation)
                : FanOut(scope, delivery, payload, faults, cancellation),
            cancellation);
        return true;
    }

    private async Task<bool> HandleNextTimer(CancellationToken cancellation)
    {
        if (await ClaimTimer(cancellation) is not { } timer)
            return false;
        var faults = new Dictionary<long, Exception>();
        await Attempt(timer.Id, faults, scope => Fire(scope, timer.Id, faults, cancellation), cancellation);
        return true;
    }

    /// <summary>Runs the work in a fresh scope and transaction, again for each step that fails; a failure of the whole is logged and left to a later look-round.</summary>
    private async Task Attempt(Guid rowId, Dictionary<long, Exception> faults, Func<BurstScope, Task> work, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await using var scope = await BurstScope.Open(scopes, cancellation);
                await work(scope);
                bell.Ring(await scope.Commit(cancellation));
                return;
            }
            catch (StepFailed failed) when (faults.Count < MaxFaults && faults.TryAdd(failed.Run, failed.InnerException!))
            {
                LogStepFailed(logger, failed.InnerException!, failed.Run, rowId);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogBurstFailed(logger, failure, rowId);
                return;
            }
        }
    }

    private async Task Resume(BurstScope scope, Guid instanceId, EventDelivery claimed, JsonNode? payload, Dictionary<long, Exception> faults, CancellationToken cancellation)
    {
        await MarkDone(scope, claimed.Id, cancellation);
        var bookmark = await scope.Db.Set<Bookmark>().Where(one => one.InstanceId == instanceId && one.Key == claimed.Key)
            .OrderBy(one => one.CreatedAt).FirstOrDefaultAsync(cancellation);
        if (bookmark is not null)
            await (await OpenBurst(scope, instanceId, claimed.EventId, faults, cancellation)).Resume(bookmark, payload);
    }

    private async Task Fire(BurstScope scope, Guid bookmarkId, Dictionary<long, Exception> faults, CancellationToken cancellation)
    {
        var bookmark = await scope.Db.Set<Bookmark>().SingleOrDefaultAsync(one => one.Id == bookmarkId, cancellation);
        if (bookmark is not null)
            await (await OpenBurst(scope, bookmark.InstanceId, null, faults, cancellation)).Resume(bookmark, null);
    }

    /// <summary>An event for whoever waits: starts the definitions it triggers, and leaves a delivery for every waiting instance.</summary>
    private async Task FanOut(BurstScope scope, EventDelivery claimed, JsonNode? payload, Dictionary<long, Exception> faults, CancellationToken cancellation)
    {
        await MarkDone(scope, claimed.Id, cancellation);
        var now = clock.GetUtcNow();
        foreach (var instanceId in await Waiting(scope.Db, claimed, cancellation))
            scope.Db.Add(new EventDelivery(OrderedId.At(now), claimed.EventId, claimed.Key, instanceId, claimed.CorrelationId, claimed.Payload, now));
        foreach (var stored in await DefinitionStore.Published(scope.Db, cancellation))
        {
            var definition = await definitions.Get(scope.Db, stored.Hash, cancellation);
            foreach (var (_, activityId) in scope.Activities.StartKeys(definition).Where(start => start.Key == claimed.Key))
            {
                var instance = new WorkflowInstance(OrderedId.At(now), stored, claimed.CorrelationId, InstanceState.New(payload as JsonObject ?? []), now);
                scope.Db.Add(instance);
                var burst = scope.Burst(instance, definition, faults, await By(scope.Db, claimed.EventId, cancellation), now);
                await burst.Start(activityId, payload);
            }
        }
    }

    private static Task<List<Guid>> Waiting(GovernanceDb db, EventDelivery claimed, CancellationToken cancellation) =>
        (from bookmark in db.Set<Bookmark>()
         join instance in db.Set<WorkflowInstance>() on bookmark.InstanceId equals instance.Id
         where bookmark.Key == claimed.Key && (claimed.CorrelationId == null || instance.CorrelationId == claimed.CorrelationId)
         select instance.Id).Distinct().ToListAsync(cancellation);

    private async Task<Burst> OpenBurst(BurstScope scope, Guid instanceId, Guid? eventId, Dictionary<long, Exception> faults, CancellationToken cancellation)
    {
        var instance = await scope.Db.Set<WorkflowInstance>().SingleAsync(one => one.Id == instanceId, cancellation);
        var definition = await definitions.Get(scope.Db, instance.DefinitionHash, cancellation);
        return scope.Burst(instance, definition, faults, eventId is { } id ? await By(scope.Db, id, cancellation) : null, clock.GetUtcNow());
    }

    private static Task<Guid?> By(GovernanceDb db, Guid eventId, CancellationToken cancellation) =>
        db.Events.Where(row => row.Id == eventId).Select(row => row.ById).SingleOrDefaultAsync(cancellation);

    private async Task MarkDone(BurstScope scope, Guid deliveryId, CancellationToken cancellation)
    {
        var delivery = await scope.Db.EventDeliveries.SingleAsync(one => one.Id == deliveryId, cancellation);
        delivery.DoneAt = clock.GetUtcNow();
    }

    /// <summary>Oldest first: a later answer must not overtake the one before it.</summary>
    private async Task<EventDelivery?> ClaimDelivery(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await db.EventDeliveries.AsNoTracking().Where(one => one.DoneAt == null && one.AvailableAt <= now)
                .OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellation);
            if (next is null)
                return null;
            var until = now + (Lease * Math.Min(next.Attempts + 1, 20));
            var claimed = await db.EventDeliveries
                .Where(one => one.Id == next.Id && one.DoneAt == null && one.AvailableAt == next.AvailableAt)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.AvailableAt, until).SetProperty(one => one.Attempts, next.Attempts + 1), cancellation);
            if (claimed == 1)
                return next;
        }
    }

    private async Task<Bookmark?> ClaimTimer(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await db.Set<Bookmark>().AsNoTracking()
                .Where(one => one.DueAt <= now && (one.ClaimedUntil == null || one.ClaimedUntil <= now))
                .OrderBy(one => one.DueAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellation);
            if (next is null)
                return null;
            var until = now + Lease;
            var claimed = await db.Set<Bookmark>()
                .Where(one => one.Id == next.Id && one.ClaimedUntil == next.ClaimedUntil)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClaimedUntil, until), cancellation);
            if (claimed == 1)
                return next;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Run {Run} failed while handling {Row}; it becomes an incident")]
    private static partial void LogStepFailed(ILogger logger, Exception failure, long run, Guid row);

    [LoggerMessage(LogLevel.Error, "Handling {Row} failed; it is tried again later")]
    private static partial void LogBurstFailed(ILogger logger, Exception failure, Guid row);
}
