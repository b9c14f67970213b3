using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Governance.Workflows.Engine;

/// <summary>The scope and the one transaction of a burst. Disposed without <see cref="Commit"/>, nothing of it stays.</summary>
internal sealed class BurstScope : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly IDbContextTransaction transaction;

    private BurstScope(AsyncServiceScope scope, GovernanceDb db, IDbContextTransaction transaction)
    {
        this.scope = scope;
        this.transaction = transaction;
        Db = db;
    }

    public GovernanceDb Db { get; }

    public ActivityCatalogue Activities => scope.ServiceProvider.GetRequiredService<ActivityCatalogue>();

    public static async Task<BurstScope> Open(IServiceScopeFactory scopes, CancellationToken cancellation)
    {
        var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GovernanceDb>();
        return new BurstScope(scope, db, await db.Database.BeginTransactionAsync(cancellation));
    }

    /// <summary>A burst whose commands act as the workflow, on the word of the person given.</summary>
    public Burst Burst(WorkflowInstance instance, WorkflowDefinition definition, IReadOnlyDictionary<long, Exception> faults, Guid? onWordOf, DateTimeOffset now)
    {
        scope.ServiceProvider.GetRequiredService<CallerSlot>().Caller = Caller.Workflow(instance.Id, onWordOf);
        return new Burst(scope.ServiceProvider, instance, definition, faults, onWordOf, now);
    }

    /// <summary>Saves and commits; answers with the events that are true from now on.</summary>
    public async Task<IReadOnlyList<EventRow>> Commit(CancellationToken cancellation)
    {
        await Db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Db.TakeCommitted();
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await scope.DisposeAsync();
    }
}
