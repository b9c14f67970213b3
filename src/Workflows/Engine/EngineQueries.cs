using System.Runtime.CompilerServices;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Governance.Workflows.Engine;

/// <summary>
/// What every burst asks, translated once for each database: translating took more of a burst's time than the answers do
/// (docs/performance.md). A translation belongs to a model, so each model has its own.
/// </summary>
internal sealed class EngineQueries
{
    private static readonly ConditionalWeakTable<IModel, EngineQueries> ByModel = [];

    /// <summary>The delivery that is available longest, at this time: a later answer must not overtake the one before it.</summary>
    public Func<GovernanceDb, DateTimeOffset, Task<EventDelivery?>> NextDelivery { get; } = EF.CompileAsyncQuery((GovernanceDb db, DateTimeOffset now) =>
        db.EventDeliveries.AsNoTracking().Where(one => one.DoneAt == null && one.AvailableAt <= now).OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefault());

    /// <summary>The timer that is due longest and nobody is at, at this time.</summary>
    public Func<GovernanceDb, DateTimeOffset, Task<Bookmark?>> NextTimer { get; } = EF.CompileAsyncQuery((GovernanceDb db, DateTimeOffset now) =>
        db.Set<Bookmark>().AsNoTracking().Where(one => one.DueAt <= now && (one.ClaimedUntil == null || one.ClaimedUntil <= now)).OrderBy(one => one.DueAt).ThenBy(one => one.Id).FirstOrDefault());

    /// <summary>The start trigger that is due longest and nobody is at, at this time.</summary>
    public Func<GovernanceDb, DateTimeOffset, Task<StoredTrigger?>> NextTrigger { get; } = EF.CompileAsyncQuery((GovernanceDb db, DateTimeOffset now) =>
        db.Set<StoredTrigger>().AsNoTracking().Where(one => one.DueAt <= now && (one.ClaimedUntil == null || one.ClaimedUntil <= now)).OrderBy(one => one.DueAt).ThenBy(one => one.Id).FirstOrDefault());

    public Func<GovernanceDb, Guid, Task<EventDelivery>> Delivery { get; } = EF.CompileAsyncQuery((GovernanceDb db, Guid id) =>
        db.EventDeliveries.Single(one => one.Id == id));

    /// <summary>The person on whose word an event happened.</summary>
    public Func<GovernanceDb, Guid, Task<Guid?>> Cause { get; } = EF.CompileAsyncQuery((GovernanceDb db, Guid eventId) =>
        db.Events.Where(row => row.Id == eventId).Select(row => row.ById).SingleOrDefault());

    /// <summary>The instances that wait for a key, of one correlation id where one is given.</summary>
    public Func<GovernanceDb, string, string?, IAsyncEnumerable<Guid>> Waiting { get; } = EF.CompileAsyncQuery((GovernanceDb db, string key, string? correlationId) =>
        (from bookmark in db.Set<Bookmark>()
         join instance in db.Set<WorkflowInstance>() on bookmark.InstanceId equals instance.Id
         where bookmark.Key == key && (correlationId == null || instance.CorrelationId == correlationId)
         select instance.Id).Distinct());

    /// <summary>The definitions that an event of this key starts.</summary>
    public Func<GovernanceDb, string, IAsyncEnumerable<StoredTrigger>> Triggers { get; } = EF.CompileAsyncQuery((GovernanceDb db, string key) =>
        db.Set<StoredTrigger>().AsNoTracking().Where(one => one.Key == key && one.DueAt == null));

    public Func<GovernanceDb, Guid, string, Task<Bookmark?>> BookmarkFor { get; } = EF.CompileAsyncQuery((GovernanceDb db, Guid instanceId, string key) =>
        db.Set<Bookmark>().Where(one => one.InstanceId == instanceId && one.Key == key).OrderBy(one => one.CreatedAt).ThenBy(one => one.Id).FirstOrDefault());

    public Func<GovernanceDb, Guid, IAsyncEnumerable<Bookmark>> BookmarksOf { get; } = EF.CompileAsyncQuery((GovernanceDb db, Guid instanceId) =>
        db.Set<Bookmark>().Where(one => one.InstanceId == instanceId));

    public Func<GovernanceDb, string, Task<StoredDefinition?>> Published { get; } = EF.CompileAsyncQuery((GovernanceDb db, string definitionId) =>
        db.Set<StoredDefinition>().AsNoTracking().SingleOrDefault(one => one.DefinitionId == definitionId && one.IsPublished));

    public static EngineQueries Of(GovernanceDb db) => ByModel.GetOrCreateValue(db.Model);
}
