using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Governance.Domain.Voting;

/// <summary>Closes votes without a meeting and times for objections once their end has come, at the start and every minute. Until it does, a late ballot is refused all the same. What cannot be closed falls: it is not tried again.</summary>
internal sealed class EndedVotesLoop(IServiceScopeFactory scopes, CommandSender sender, TimeProvider clock, ILogger<EndedVotesLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
            await CloseEnded(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task CloseEnded(CancellationToken cancellation)
    {
        try
        {
            foreach (var (motion, ended) in await Ended(cancellation))
                await Close(motion, ended, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The edge: nothing was changed, and the next round finds the same votes.
            log.LogError(fault, "Looking for votes whose end has come failed; the next round tries again.");
        }
    }

    private async Task Close(Guid motion, ICommand ended, CancellationToken cancellation)
    {
        try
        {
            await sender.Send(Caller.System, ended, cancellation);
        }
        catch (SomeoneWasFaster)
        {
            // somebody touched the step in the same moment: the next round closes it
        }
        catch (RuleBroken broken)
        {
            await LetFall(motion, broken.Sentence, cancellation);
        }
    }

    private async Task LetFall(Guid motion, Sentence why, CancellationToken cancellation)
    {
        try
        {
            await sender.Send(Caller.System, new LetDecisionFall(motion, why.InBoth()), cancellation);
        }
        catch (RuleBroken broken)
        {
            // somebody closed it a moment before: one vote holds up no other
            log.LogWarning("What has ended was closed by somebody else: {Motion}: {Reason}", motion, broken.Sentence.English);
        }
    }

    private async Task<IReadOnlyList<(Guid Motion, ICommand Ended)>> Ended(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        var waiting = db.Set<Motion>().Where(motion => db.Set<WorkItem>().Any(item => item.Id == motion.WorkItemId && item.State == WorkState.Open));
        var votes = await waiting.Where(motion => motion.State == MotionState.Open && motion.EndsAt <= now).Select(motion => motion.Id).ToListAsync(cancellation);
        var objections = await waiting.Where(motion => motion.State == MotionState.Held && motion.ObjectionsUntil <= now).Select(motion => motion.Id).ToListAsync(cancellation);
        return [.. votes.Select(motion => (motion, (ICommand)new CloseEndedVote(motion))), .. objections.Select(motion => (motion, (ICommand)new CloseObjections(motion)))];
    }
}
