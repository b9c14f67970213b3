using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Engine;

/// <summary>The scope and the one transaction of a burst. Disposed without <see cref="Commit"/>, nothing of it stays.</summary>
internal sealed class BurstScope : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly IDbContextTransaction transaction;
    private readonly IReadOnlyDictionary<int, Exception> faults;

    private BurstScope(AsyncServiceScope scope, GovernanceDb db, IDbContextTransaction transaction, IReadOnlyDictionary<int, Exception> faults, DateTimeOffset now)
    {
        this.scope = scope;
        this.transaction = transaction;
        this.faults = faults;
        Db = db;
        Now = now;
    }

    public GovernanceDb Db { get; }

    /// <summary>The same for everything in the transaction, and for each try of it.</summary>
    public DateTimeOffset Now { get; }

    public ActivityCatalogue Activities => scope.ServiceProvider.GetRequiredService<ActivityCatalogue>();

    public static async Task<BurstScope> Open(IServiceScopeFactory scopes, IReadOnlyDictionary<int, Exception> faults, DateTimeOffset now, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        return new BurstScope(scope, db, await db.Database.BeginTransactionAsync(cancellation), faults, now);
    }

    /// <summary>Bursts whose commands act as the workflow, on the word of the person and upon the event given.</summary>
    public BurstTree Tree(Guid? onWordOf, Guid? because = null)
    {
        var services = scope.ServiceProvider;
        return TreeOf ??= new BurstTree(services, Activities, StoreOf(services, Db, onWordOf, because), faults, onWordOf, Now);
    }

    /// <summary>Bursts inside a command, in that command's own transaction: a step that throws refuses the command.</summary>
    public static BurstTree TreeWithin(IServiceProvider services, Guid? onWordOf, DateTimeOffset now)
    {
        var db = services.GetRequiredService<GovernanceDb>();
        return new(services, services.GetRequiredService<ActivityCatalogue>(), StoreOf(services, db, onWordOf), new Dictionary<int, Exception>(), onWordOf, now);
    }

    /// <summary>Saves and commits; answers with the events that are true from now on.</summary>
    public async Task<IReadOnlyList<EventRow>> Commit(CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (TreeOf is { } tree)
            scope.ServiceProvider.GetRequiredService<WorkflowConsole>().Show(tree.Lines);
        return Db.TakeCommitted();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await scope.DisposeAsync();
    }

    private BurstTree? TreeOf { get; set; }

    private static StoredBursts StoreOf(IServiceProvider services, GovernanceDb db, Guid? onWordOf, Guid? because = null) =>
        new(db, services.GetRequiredService<DefinitionStore>(), services.GetRequiredService<CallerSlot>(), onWordOf, because);
}
