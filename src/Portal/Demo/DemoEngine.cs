using Governance.Domain;
using Governance.Domain.Audit;
using Governance.Domain.Commands;
using Governance.Domain.Deliveries;
using Governance.Domain.Storage;
using Governance.Workflows;
using Governance.Workflows.Engine;
using Governance.Workflows.Storage;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Demo;

/// <summary>The product without its pages, on a file of its own, with a clock in the past and without mail.</summary>
internal sealed class DemoEngine : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private DemoEngine(ServiceProvider services, DemoClock clock)
    {
        this.services = services;
        Clock = clock;
    }

    internal DemoClock Clock { get; }

    internal static async Task<DemoEngine> On(string file, DateTimeOffset start, CancellationToken cancellation)
    {
        var clock = new DemoClock(start);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddDomain();
        services.AddGovernanceStorage(file);
        services.ConfigureDbContext<SqliteGovernanceDb>(options => options.AddInterceptors(HastyWrites.Interceptor));
        services.AddWorkflows();
        var engine = new DemoEngine(services.BuildServiceProvider(), clock);
        engine.Get<OutboxSwitch>().IsOff = true;
        await engine.services.Migrate(cancellation);
        return engine;
    }

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    internal Task<TResult> Send<TResult>(Caller caller, ICommand<TResult> command, CancellationToken cancellation) =>
        Get<CommandSender>().Send(caller, command, cancellation);

    /// <summary>
    /// What one caller does at one sitting: each command as if it came alone, all of them in one transaction. A review is
    /// seventy commands, and most of their time would go into opening and committing.
    /// </summary>
    internal async Task Sit(Caller caller, Func<DemoSitting, Task> work, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerSlot>().Caller = caller;
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await work(new DemoSitting(db, scope.ServiceProvider.GetRequiredService<IMediator>(), Clock, cancellation));
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Lets the workflows follow what happened, and the timers that are due.</summary>
    internal Task Follow(CancellationToken cancellation) => Get<WorkflowEngine>().RunUntilQuiet(cancellation);

    /// <summary>Reads the store in a scope of its own.</summary>
    internal async Task<T> Read<T>(Func<GovernanceDb, Task<T>> question)
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<GovernanceDb>());
    }

    /// <summary>Seals the whole trail.</summary>
    internal async Task Seal(CancellationToken cancellation)
    {
        while (await SealNext(cancellation))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Read(db =>
        {
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
            return Task.FromResult(true);
        });
        await services.DisposeAsync();
    }

    private async Task<bool> SealNext(CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Sealer>().SealNext(cancellation);
    }
}
