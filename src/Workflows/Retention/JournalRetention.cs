using Governance.Domain.Commands;
using Governance.Domain.Institution;
using Governance.Domain.Notifications;
using Governance.Domain.Privacy;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Retention;

/// <summary>What a removal came to.</summary>
/// <param name="Workflows">Whose journals were removed.</param>
/// <param name="Lines">The lines of these journals.</param>
/// <param name="Deliveries">The handled deliveries of events that were removed.</param>
/// <param name="Notices">People’s notices that were read more than a year ago.</param>
/// <param name="People">Whose personal data were erased by the institution's policy.</param>
public sealed record RetentionResult(int Workflows, int Lines, int Deliveries, int Notices, int People);

/// <summary>
/// Removes what is past keeping: the journals of workflows that have ended for good, a transaction each, the
/// deliveries of events that were handled, the notices that people read, and, where the institution says so, the personal data of whoever left long ago. Safe to run from several processes at once, and to cut off anywhere.
/// </summary>
public sealed class JournalRetention(IServiceScopeFactory scopes, CommandSender commands, TimeProvider clock)
{
    private const int WorkflowsAtOnce = 100;

    private const int RowsAtOnce = 1000;

    /// <param name="usual">Counts where the institution's settings say nothing.</param>
    public async Task<RetentionResult> Run(KeepJournals usual, CancellationToken cancellation = default)
    {
        var keep = await Wanted(usual, cancellation);
        var result = new RetentionResult(0, 0, 0, 0, 0);
        var before = keep.Before(clock.GetUtcNow());
        while (await PastKeeping(before, cancellation) is { Count: > 0 } ended)
        foreach (var instanceId in ended)
        {
            if (await Remove(instanceId, keep, cancellation) is { } lines)
                result = result with { Workflows = result.Workflows + 1, Lines = result.Lines + lines };
        }
        while (await RemoveDeliveries(before, cancellation) is > 0 and var deliveries)
            result = result with { Deliveries = result.Deliveries + deliveries };
        while (await RemoveNotices(cancellation) is > 0 and var notices)
            result = result with { Notices = result.Notices + notices };
        return result with { People = await ErasePeople(cancellation) };
    }

    private async Task<KeepJournals> Wanted(KeepJournals usual, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<SettingsQueries>().All(cancellation))?.JournalYears is { } years ? new KeepJournals(years) : usual;
    }

    private async Task<List<Guid>> PastKeeping(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var instances = scope.ServiceProvider.GetRequiredService<GovernanceDb>().Set<WorkflowInstance>();
        return await instances.Where(WorkflowInstance.IsPastKeeping(before)).OrderBy(one => one.FinishedAt).Select(one => one.Id).Take(WorkflowsAtOnce).ToListAsync(cancellation);
    }

    /// <summary>How many lines were removed; null where another process was faster.</summary>
    private async Task<int?> Remove(Guid instanceId, KeepJournals keep, CancellationToken cancellation)
    {
        try
        {
            return await commands.Send(Caller.System, new RemoveJournal(instanceId, keep), cancellation);
        }
        catch (SomeoneWasFaster)
        {
            return null;
        }
    }

    private async Task<int> ErasePeople(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var erased = 0;
        foreach (var personId in await scope.ServiceProvider.GetRequiredService<PastKeeping>().Due(cancellation))
            erased += await Erase(personId, cancellation);
        return erased;
    }

    private async Task<int> Erase(Guid personId, CancellationToken cancellation)
    {
        try
        {
            await commands.Send(Caller.System, new ErasePastKeeping(personId), cancellation);
            return 1;
        }
        // another process was faster, or they came back or were held a moment ago
        catch (RuleBroken)
        {
            return 0;
        }
    }

    private async Task<int> RemoveDeliveries(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var deliveries = scope.ServiceProvider.GetRequiredService<GovernanceDb>().EventDeliveries;
        return await deliveries.Where(one => one.DoneAt < before).OrderBy(one => one.DoneAt).Take(RowsAtOnce).ExecuteDeleteAsync(cancellation);
    }

    private async Task<int> RemoveNotices(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var notices = scope.ServiceProvider.GetRequiredService<GovernanceDb>().Set<Notification>();
        return await notices.Where(Notification.IsPastKeeping(clock.GetUtcNow())).OrderBy(one => one.At).Take(RowsAtOnce).ExecuteDeleteAsync(cancellation);
    }
}
