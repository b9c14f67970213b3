using Governance.Domain.Commands;
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
    /// <summary>The steps that may fail in one burst before the burst itself is given up.</summary>
    private const int MaxFaults = 50;

    /// <summary>How often a burst is begun anew because another one changed the same rows.</summary>
    private const int MaxRaces = 3;

    /// <summary>The longest pause before the first of these; it doubles with each.</summary>
    private const int PauseMilliseconds = 10;

    /// <summary>The tries of one row that nobody is told of.</summary>
    internal const int QuietTries = 5;

    private readonly RowClaims claims = new(scopes, clock);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>When it last finished looking for something to do; null before the first time. A sign of life.</summary>
    public DateTimeOffset? LastTurn { get; private set; }

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
        while (await InTurn(token => HandleDelivery(null, token), cancellation))
        {
        }
    }

    /// <summary>Handles what these events cause directly, and nothing that follows from that.</summary>
    public async Task Run(IReadOnlyCollection<Guid> eventIds, CancellationToken cancellation = default)
    {
        while (await InTurn(token => HandleDelivery(eventIds, token), cancellation))
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
            var isHandled = await handle(cancellation);
            LastTurn = clock.GetUtcNow();
            return isHandled;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> HandleAnything(CancellationToken cancellation) =>
        await HandleDelivery(null, cancellation) || await HandleTimer(cancellation) || await HandleTrigger(cancellation);

    private async Task<bool> HandleDelivery(IReadOnlyCollection<Guid>? eventIds, CancellationToken cancellation)
    {
        if (await claims.Delivery(eventIds, cancellation) is not { } delivery)
            return false;
        return await Signals.Measured("burst", "event", () =>
            Attempt(new(delivery.Id, delivery.InstanceId, delivery.CorrelationId, delivery.Attempts + 1), stimulus => stimulus.Deliver(delivery)));
    }

    private async Task<bool> HandleTimer(CancellationToken cancellation)
    {
        if (await claims.Timer(cancellation) is not { } timer)
            return false;
        return await Signals.Measured("burst", "timer", () =>
            Attempt(new(timer.Id, timer.InstanceId, null, timer.Attempts + 1), stimulus => stimulus.Fire(timer.Id)));
    }

    private async Task<bool> HandleTrigger(CancellationToken cancellation)
    {
        if (await claims.Trigger(cancellation) is not { } trigger)
            return false;
        return await Signals.Measured("burst", "trigger", () =>
            Attempt(new(trigger.Id, null, null, trigger.Attempts + 1), stimulus => stimulus.Trigger(trigger.Id)));
    }

    /// <summary>
    /// Runs the work in a fresh scope and transaction: again for each step that fails, and again where another process was
    /// faster. A failure of the whole is logged and left to a later look-round. A burst that has begun is not cut off when
    /// the process is asked to stop: it lasts milliseconds. True always: the row was handled, one way or the other.
    /// </summary>
    private async Task<bool> Attempt(Claim claim, Func<Stimulus, Task> work)
    {
        var faults = new Dictionary<int, Exception>();
        var races = 0;
        var now = clock.GetUtcNow();
        while (true)
        {
            try
            {
                await using var scope = await BurstScope.Open(scopes, faults, now, CancellationToken.None);
                var stimulus = new Stimulus(scope, CancellationToken.None);
                await work(stimulus);
                if (claim.Attempt > QuietTries)
                    await stimulus.WentThrough(claim);
                bell.Ring(await scope.Commit(CancellationToken.None));
                return true;
            }
            catch (StepFailed failed) when (faults.Count < MaxFaults && faults.TryAdd(failed.Call, failed.InnerException!))
            {
                LogStepFailed(logger, failed.InnerException!, failed.Run, claim.RowId);
            }
            catch (DbUpdateException) when (races++ < MaxRaces)
            {
                faults.Clear();
                // each for another while, so that those who met do not meet again
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, (PauseMilliseconds << (races - 1)) + 1)), clock);
            }
            catch (Exception failure)
            {
                LogBurstFailed(logger, failure, claim.RowId);
                if (claim.Attempt == QuietTries)
                    await Tell(claim, failure);
                return true;
            }
        }
    }

    /// <summary>What keeps failing as a whole is an incident for people to look at. It is tried on all the same.</summary>
    private async Task Tell(Claim claim, Exception failure)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        var now = clock.GetUtcNow();
        var message = $"What reached this workflow could not be carried out in {QuietTries} tries: {failure.Message}";
        if (claim.InstanceId is { } instanceId)
        {
            scope.ServiceProvider.GetRequiredService<CallerSlot>().Caller = Caller.Workflow(instanceId, null);
            db.Add(new Incident(OrderedId.At(now), instanceId, Incident.OfTheWhole, Burst.WorkflowStep, message, failure.ToString(), now));
        }
        var correlation = claim.CorrelationId ?? await db.Set<WorkflowInstance>().Where(one => one.Id == claim.InstanceId).Select(one => one.CorrelationId).FirstOrDefaultAsync();
        db.Write(new WorkflowStopped(claim.InstanceId ?? Guid.Empty, correlation, Burst.WorkflowStep, message), now);
        await db.SaveChangesAsync();
        bell.Ring(db.TakeCommitted());
    }

    [LoggerMessage(LogLevel.Warning, "Run {Run} failed while handling {Row}; it becomes an incident")]
    private static partial void LogStepFailed(ILogger logger, Exception failure, long run, Guid row);

    [LoggerMessage(LogLevel.Error, "Handling {Row} failed; it is tried again later")]
    private static partial void LogBurstFailed(ILogger logger, Exception failure, Guid row);
}
