using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Governance.Workflows.Retention;

/// <summary>Removes what is past keeping at the start and once a day. What fails is logged; the next day tries again.</summary>
internal sealed partial class RetentionLoop(JournalRetention retention, KeepJournals keep, TimeProvider clock, ILogger<RetentionLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await Remove(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Remove(CancellationToken stopping)
    {
        try
        {
            var result = await retention.Run(keep, stopping);
            if (result.Workflows > 0)
                LogRemoved(logger, result.Workflows, result.Lines);
            if (result.People > 0)
                LogErased(logger, result.People);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed the journals of {Workflows} workflows that ended long ago: {Lines} lines")]
    private static partial void LogRemoved(ILogger logger, int workflows, int lines);

    [LoggerMessage(LogLevel.Information, "Erased the personal data of {People} people who left long ago")]
    private static partial void LogErased(ILogger logger, int people);

    [LoggerMessage(LogLevel.Error, "Removing old journals failed; the next day tries again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
