using Governance.Domain.Events;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Governance.Workflows.Engine;

/// <summary>
/// Brings events and due timers to the instances that wait for them, one transaction each. Whatever dies here leaves a
/// row that the next look-round finds. Safe to call from several places and processes at once: rows are claimed by one
/// conditional update.
/// </summary>
public sealed partial class WorkflowEngine(IServiceScopeFactory scopes, Bell bell, TimeProvider clock, ILogger<WorkflowEngine> logger) : IDisposable
{
    /// <summary>How long a claim lasts: after that, whoever died over it has lost it.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>The steps that may fail in one burst before the burst itself is given up.</summary>
    private const int MaxFaults = 50;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Handles everything that is due now, and what follows from it, until nothing is: people's answers before timers.</summary>
    public async Task RunUntilQuiet(CancellationToken cancellation = default)
    {
        while (await InTurn(HandleAnything, cancellation))
        {
        }
    }

    /// <summary>
    /// Handles what people and systems have said, and what follows from it; due timers are left to the loop, so that nobody
    /// waits behind them. A row that another caller in this process is at is waited for.
    /// </summary>
    public async Task RunAnswers(CancellationToken cancellation = default)
    {
        while (await InTurn(token => HandleDelivery(db => db.EventDeliveries, token), cancellation))
        {
        }
    }

    /// <summary>Handles what these events cause directly, and nothing that follows from that.</summary>
    public async Task Run(IReadOnlyCollection<Guid> eventIds, CancellationToken cancellation = default)
    {
        while (await InTurn(token => HandleDelivery(db => db.EventDeliveries.Where(one => eventIds.Contains(one.EventId)), token), cancellation))
        {
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>One row at a time in this process: the next caller finds its consequences in place.</summary>
    private async Task<bool> InTurn(Func<CancellationToken, Task<bool>> handle, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await handle(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> HandleAnything(CancellationToken cancellation) =>
        await HandleDelivery(db => db.EventDeliveries, cancellation) || await HandleTimer(cancellation) || await HandleTrigger(cancellation);

    private async Task<bool> HandleDelivery(Func<GovernanceDb, IQueryable<EventDelivery>> among, CancellationToken cancellation)
    {
        if (await ClaimDelivery(among, cancellation) is not { } delivery)
            return false;
        await Attempt(delivery.Id, stimulus => stimulus.Deliver(delivery), cancellation);
        return true;
    }

    private async Task<bool> HandleTimer(CancellationToken cancellation)
    {
        if (await ClaimTimer(cancellation) is not { } timer)
            return false;
        await Attempt(timer, stimulus => stimulus.Fire(timer), cancellation);
        return true;
    }

    private async Task<bool> HandleTrigger(CancellationToken cancellation)
    {
        if (await ClaimTrigger(cancellation) is not { } trigger)
            return false;
        await Attempt(trigger, stimulus => stimulus.Trigger(trigger), cancellation);
        return true;
    }

    /// <summary>Runs the work in a fresh scope and transaction, again for each step that fails; a failure of the whole is logged and left to a later look-round.</summary>
    private async Task Attempt(Guid rowId, Func<Stimulus, Task> work, CancellationToken cancellation)
    {
        var faults = new Dictionary<int, Exception>();
        var now = clock.GetUtcNow();
        while (true)
        {
            try
            {
                await using var scope = await BurstScope.Open(scopes, faults, now, cancellation);
                await work(new Stimulus(scope, cancellation));
                bell.Ring(await scope.Commit(cancellation));
                return;
            }
            catch (StepFailed failed) when (faults.Count < MaxFaults && faults.TryAdd(failed.Call, failed.InnerException!))
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

    /// <summary>Oldest first: a later answer must not overtake the one before it.</summary>
    private async Task<EventDelivery?> ClaimDelivery(Func<GovernanceDb, IQueryable<EventDelivery>> among, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await among(db).AsNoTracking().Where(one => one.DoneAt == null && one.AvailableAt <= now)
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

    private async Task<Guid?> ClaimTimer(CancellationToken cancellation)
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
            var claimed = await db.Set<Bookmark>().Where(one => one.Id == next.Id && one.ClaimedUntil == next.ClaimedUntil)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClaimedUntil, until), cancellation);
            if (claimed == 1)
                return next.Id;
        }
    }

    private async Task<Guid?> ClaimTrigger(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = await db.Set<StoredTrigger>().AsNoTracking()
                .Where(one => one.DueAt <= now && (one.ClaimedUntil == null || one.ClaimedUntil <= now))
                .OrderBy(one => one.DueAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellation);
            if (next is null)
                return null;
            var until = now + Lease;
            var claimed = await db.Set<StoredTrigger>().Where(one => one.Id == next.Id && one.ClaimedUntil == next.ClaimedUntil)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClaimedUntil, until), cancellation);
            if (claimed == 1)
                return next.Id;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Run {Run} failed while handling {Row}; it becomes an incident")]
    private static partial void LogStepFailed(ILogger logger, Exception failure, long run, Guid row);

    [LoggerMessage(LogLevel.Error, "Handling {Row} failed; it is tried again later")]
    private static partial void LogBurstFailed(ILogger logger, Exception failure, Guid row);
}
