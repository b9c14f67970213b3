using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Governance.Domain.Audit;

/// <summary>
/// Seals every few seconds while the process runs. Not on every commit: one seal over many rows costs the database one
/// write, and a tail of seconds is what verification reports anyway.
/// </summary>
internal sealed class SealerLoop(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SealerLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SealAll(stoppingToken);
    }

    private async Task SealAll(CancellationToken cancellation)
    {
        try
        {
            while (await SealNext(cancellation))
            {
            }
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The edge: nothing was sealed, the rows wait for the next round.
            log.LogError(fault, "Sealing the audit trail failed; the next round tries again.");
        }
    }

    private async Task<bool> SealNext(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sealer>().SealNext(cancellation);
    }
}
