using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>What bursts read and write outside of the instances' own state. All of it is part of one transaction.</summary>
internal interface IBurstStore
{
    void Write(JournalEntry line);

    void Add(WorkflowInstance instance);

    void Add(Bookmark bookmark);

    void Remove(Bookmark bookmark);

    void Add(Incident incident);

    /// <summary>Writes an event as this instance, on the word of whoever caused the burst.</summary>
    void Publish(WorkflowInstance by, DomainEvent happened, DateTimeOffset at);

    /// <summary>Makes this instance the caller of the commands that follow.</summary>
    void ActAs(WorkflowInstance instance);

    ValueTask<IReadOnlyList<Bookmark>> BookmarksOf(WorkflowInstance instance);

    /// <summary>The instance of that id; null where there is none.</summary>
    ValueTask<WorkflowInstance?> Instance(Guid id);

    /// <summary>The published version of a lineage; null where none is.</summary>
    ValueTask<StoredDefinition?> Published(string definitionId);

    /// <summary>A version of a lineage by its number; null where there is none.</summary>
    ValueTask<StoredDefinition?> Version(string definitionId, int version);

    /// <summary>The definition of that content address.</summary>
    ValueTask<WorkflowDefinition> Definition(string hash);

    /// <summary>Whether one of the running instances of this lineage, or of any, has this correlation id (null: whatever its correlation id).</summary>
    ValueTask<bool> IsRunning(string? definitionId, string? correlationId);

    /// <summary>Whether an instance holds this place.</summary>
    ValueTask<bool> IsHeld(string place);
}

/// <summary>The rows of the database, in the transaction of the context.</summary>
internal sealed class StoredBursts(GovernanceDb db, DefinitionStore definitions, CallerSlot slot, Guid? onWordOf, Guid? because) : IBurstStore
{
    public void Write(JournalEntry line) => db.Add(line);

    public void Add(WorkflowInstance instance) => db.Add(instance);

    public void Add(Bookmark bookmark) => db.Add(bookmark);

    public void Remove(Bookmark bookmark) => db.Remove(bookmark);

    public void Add(Incident incident) => db.Add(incident);

    public void Publish(WorkflowInstance by, DomainEvent happened, DateTimeOffset at)
    {
        ActAs(by);
        db.Write(happened, at);
    }

    public void ActAs(WorkflowInstance instance) => slot.Caller = Caller.Workflow(instance.Id, onWordOf, because);

    public async ValueTask<IReadOnlyList<Bookmark>> BookmarksOf(WorkflowInstance instance)
    {
        if (db.Entry(instance).State == EntityState.Added)
            return [];
        return await EngineQueries.Of(db).BookmarksOf(db, instance.Id).ToListAsync();
    }

    public ValueTask<WorkflowInstance?> Instance(Guid id) => db.Set<WorkflowInstance>().FindAsync(id);

    public async ValueTask<StoredDefinition?> Published(string definitionId) => await EngineQueries.Of(db).Published(db, definitionId);

    public async ValueTask<StoredDefinition?> Version(string definitionId, int version) =>
        await db.Set<StoredDefinition>().AsNoTracking().SingleOrDefaultAsync(one => one.DefinitionId == definitionId && one.Version == version);

    public async ValueTask<WorkflowDefinition> Definition(string hash) => await definitions.Get(db, hash);

    public async ValueTask<bool> IsRunning(string? definitionId, string? correlationId) =>
        db.Set<WorkflowInstance>().Local.Any(one => one.Status == InstanceStatus.Running && Matches(one, definitionId, correlationId))
        || await db.Set<WorkflowInstance>().AnyAsync(one => one.Status == InstanceStatus.Running
            && (definitionId == null || one.DefinitionId == definitionId) && (correlationId == null || one.CorrelationId == correlationId));

    public async ValueTask<bool> IsHeld(string place) =>
        db.Set<WorkflowInstance>().Local.Any(one => one.Place == place) || await db.Set<WorkflowInstance>().AnyAsync(one => one.Place == place);

    private static bool Matches(WorkflowInstance one, string? definitionId, string? correlationId) =>
        (definitionId == null || one.DefinitionId == definitionId) && (correlationId == null || one.CorrelationId == correlationId);
}
