using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Workflows.Activities.Runtime;
using Governance.Workflows.Engine;
using Governance.Workflows.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Conformance;

/// <summary>
/// The engine at work for one case, on a database of its own and in virtual time. What is done to it is one burst; what
/// that leaves for the background waits until it is let run.
/// </summary>
internal sealed class CaseEngine : IAsyncDisposable
{
    private static readonly Caller Officer = Caller.Person(Guid.Empty, "", [new HeldRole(Role.Administrator, null)]);

    private readonly ServiceProvider services;
    private readonly CaseClock clock = new();

    public CaseEngine(EmptyDatabase database)
    {
        services = database.Open(clock);
        services.GetRequiredService<WorkflowConsole>().Written += Console.Add;
    }

    /// <summary>What WriteLine steps have written.</summary>
    public List<string> Console { get; } = [];

    private WorkflowEngine Engine => services.GetRequiredService<WorkflowEngine>();

    public Task Publish(string json) => Send(new PublishDefinition(json));

    /// <summary>A command, and the burst that it asks for.</summary>
    public async Task Burst<TResult>(ICommand<TResult> command)
    {
        var before = await Pending();
        await Send(command);
        await Engine.Run([.. (await Pending()).Except(before)]);
    }

    /// <summary>A command; what it asks for is left to the background.</summary>
    public Task Send<TResult>(ICommand<TResult> command) =>
        services.GetRequiredService<CommandSender>().Send(command is AlterInstance ? Officer : Caller.System, command);

    /// <summary>Lets the background handle the oldest thing that is left to it; false when nothing is, or it cannot be handled.</summary>
    public async Task<bool> RunNext()
    {
        var before = await Pending();
        if (before.Count > 0)
            await Engine.Run([before[0]]);
        return !before.SequenceEqual(await Pending());
    }

    /// <summary>Lets the background work, and time pass from one due time to the next.</summary>
    public async Task Settle(TimeSpan time)
    {
        var end = clock.GetUtcNow() + time;
        await Engine.RunUntilQuiet();
        while (await NextDue(end) is { } due)
        {
            clock.MoveTo(due);
            await Engine.RunUntilQuiet();
        }
        clock.MoveTo(end);
    }

    /// <summary>The oldest bookmark of a step, of the instance where it has one, else of any; none where nothing waits there.</summary>
    public Task<Bookmark?> BookmarkOf(string activityId, Guid? instanceId) => WithDb(async db =>
        (await db.Set<Bookmark>().AsNoTracking().OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).ToListAsync())
            .Where(one => EventHomes.Plain(one.ActivityId) == activityId)
            .OrderBy(one => one.InstanceId == instanceId ? 0 : 1)
            .FirstOrDefault());

    /// <summary>The number of the task that a waiting RunTask step asked for.</summary>
    public static string TaskOf(Bookmark bookmark) => bookmark.Key[TaskReported.TriggerKey("").Length..];

    public async Task<T> WithDb<T>(Func<GovernanceDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<GovernanceDb>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private Task<List<Guid>> Pending() => WithDb(db =>
        db.EventDeliveries.Where(one => one.DoneAt == null).OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).Select(one => one.EventId).ToListAsync());

    private Task<DateTimeOffset?> NextDue(DateTimeOffset end) => WithDb(async db =>
    {
        var now = clock.GetUtcNow();
        DateTimeOffset?[] due =
        [
            await db.Set<Bookmark>().Where(one => one.DueAt > now && one.DueAt <= end).MinAsync(one => one.DueAt),
            await db.Set<StoredTrigger>().Where(one => one.DueAt > now && one.DueAt <= end).MinAsync(one => one.DueAt),
        ];
        return due.Min();
    });
}
