using Governance.Domain.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Governance.Workflows.Engine;

/// <summary>
/// Looks round when the bell rings and every two seconds besides: the bell is only speed. A failed look-round is logged
/// and the next one tries again; the process stays well.
/// </summary>
public sealed partial class EngineLoop(WorkflowEngine engine, Bell bell, TimeProvider clock, ILogger<EngineLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim rung = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Rung += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await LookRound(stoppingToken);
                using var pause = new CancellationTokenSource(Pause, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, pause.Token);
                await rung.WaitAsync(either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                while (rung.Wait(0, CancellationToken.None))
                {
                }
            }
        }
        finally
        {
            bell.Rung -= Wake;
        }
    }

    public override void Dispose()
    {
        rung.Dispose();
        base.Dispose();
    }

    private void Wake(IReadOnlyList<EventRow> events) => rung.Release();

    private async Task LookRound(CancellationToken stopping)
    {
        try
        {
            await engine.RunUntilQuiet(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The engine's look-round failed; the next one tries again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
