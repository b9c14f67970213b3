using Governance.Domain.Commands;
using Governance.Domain.Work;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Governance.Domain.Endorsements;

/// <summary>
/// Ends what a date ends, at the start and every hour: endorsements, and steps that are kept for somebody whose role is over. Readers look
/// at the date themselves, so an hour shows only in the history.
/// </summary>
internal sealed class LapseLoop(CommandSender sender, TimeProvider clock, ILogger<LapseLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
            await Lapse(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Lapse(CancellationToken cancellation)
    {
        try
        {
            await sender.Send(Caller.System, new LapseEndorsements(), cancellation);
            await sender.Send(Caller.System, new FreeNamedSteps(), cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The edge: nothing was changed, and the next round finds the same.
            log.LogError(fault, "Ending what a date ends failed; the next round tries again.");
        }
    }
}
