using Governance.Domain.Events;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>
/// Instances that live in memory alone: for playing a definition through, and for measuring the engine without a
/// database. Steps that send commands of the product cannot run here.
/// </summary>
internal sealed class MemoryBursts : IBurstStore
{
    private readonly Dictionary<string, StoredDefinition> published;
    private readonly Dictionary<string, WorkflowDefinition> definitions;
    private readonly Dictionary<Guid, WorkflowInstance> instances = [];
    private readonly List<Bookmark> bookmarks = [];

    public List<JournalEntry> Journal { get; } = [];

    public List<Incident> Incidents { get; } = [];

    public List<DomainEvent> Events { get; } = [];

    public MemoryBursts()
        : this(new(StringComparer.Ordinal), new(StringComparer.Ordinal))
    {
    }

    private MemoryBursts(Dictionary<string, StoredDefinition> published, Dictionary<string, WorkflowDefinition> definitions)
    {
        this.published = published;
        this.definitions = definitions;
    }

    /// <summary>The same definitions, and no instances.</summary>
    public MemoryBursts Anew() => new(published, definitions);

    /// <summary>Makes a definition the published one of its lineage.</summary>
    public StoredDefinition Publish(WorkflowDefinition definition, DateTimeOffset at)
    {
        var stored = new StoredDefinition(definition.Id, definition, definition.Version, new Dictionary<string, string>(), at);
        published[definition.DefinitionId] = stored;
        definitions[stored.Hash] = definition;
        return stored;
    }

    public void Write(JournalEntry line) => Journal.Add(line);

    public void Add(WorkflowInstance instance) => instances.Add(instance.Id, instance);

    public void Add(Bookmark bookmark) => bookmarks.Add(bookmark);

    public void Remove(Bookmark bookmark) => bookmarks.Remove(bookmark);

    public void Add(Incident incident) => Incidents.Add(incident);

    public void Publish(WorkflowInstance by, DomainEvent happened, DateTimeOffset at) => Events.Add(happened);

    public void ActAs(WorkflowInstance instance)
    {
    }

    public ValueTask<IReadOnlyList<Bookmark>> BookmarksOf(WorkflowInstance instance) =>
        new(bookmarks.Count == 0 ? [] : [.. bookmarks.Where(one => one.InstanceId == instance.Id)]);

    public ValueTask<WorkflowInstance?> Instance(Guid id) => new(instances.GetValueOrDefault(id));

    public ValueTask<StoredDefinition?> Published(string definitionId) => new(published.GetValueOrDefault(definitionId));

    public ValueTask<StoredDefinition?> Version(string definitionId, int version) =>
        new(published.GetValueOrDefault(definitionId) is { } stored && stored.Version == version ? stored : null);

    public ValueTask<WorkflowDefinition> Definition(string hash) => new(definitions[hash]);

    public ValueTask<bool> IsRunning(string? definitionId, string? correlationId) => new(instances.Values.Any(one =>
        one.Status == InstanceStatus.Running
        && (definitionId is null || one.DefinitionId == definitionId)
        && (correlationId is null || one.CorrelationId == correlationId)));

    public ValueTask<bool> IsHeld(string place) => new(instances.Values.Any(one => one.Place == place));
}
