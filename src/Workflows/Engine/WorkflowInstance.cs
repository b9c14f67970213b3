using System.Linq.Expressions;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;

namespace Governance.Workflows.Engine;

/// <summary>
/// One running or finished workflow, pinned to the definition version it started with. Its revision is the lock: of two
/// bursts that try at once, one commits and the other rolls back.
/// </summary>
public sealed class WorkflowInstance : Aggregate
{
    private WorkflowInstance()
    {
    }

    internal WorkflowInstance(StoredDefinition definition, InstanceRequest request, DateTimeOffset at)
    {
        Id = request.InstanceId;
        DefinitionId = definition.DefinitionId;
        DefinitionHash = definition.Hash;
        DefinitionVersion = definition.Version;
        CorrelationId = request.CorrelationId;
        ParentInstanceId = request.ParentInstanceId;
        ParentKey = request.ParentKey;
        CreatedAt = at;
        UpdatedAt = at;
    }

    public Guid Id { get; private set; }

    public string DefinitionId { get; private set; } = "";

    /// <summary>The content address of the definition it runs; that content never changes.</summary>
    public string DefinitionHash { get; private set; } = "";

    public int DefinitionVersion { get; private set; }

    /// <summary>The micro-credential it carries.</summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>What the workflow calls itself (Elsa's SetName).</summary>
    public string? Name { get; internal set; }

    /// <summary>The instance that started it, where one did.</summary>
    public Guid? ParentInstanceId { get; private set; }

    /// <summary>What the parent waits for; an event of this key tells it that this instance is over.</summary>
    public string? ParentKey { get; private set; }

    /// <summary>The place it holds while it runs, where its activation strategy allows only one.</summary>
    public string? Place { get; private set; }

    public InstanceStatus Status { get; private set; }

    public InstanceSubStatus SubStatus { get; private set; }

    /// <summary>Empty until its first burst settles.</summary>
    public string StateJson { get; private set; } = "";

    public int IncidentCount { get; private set; }

    /// <summary>The number of the last line in its journal.</summary>
    public int JournalLength { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>When its journal was removed; the count of its lines stays.</summary>
    public DateTimeOffset? JournalRemovedAt { get; private set; }

    /// <summary>Those that have ended before a time and cannot go on, with their journal. One that its fault has ended may be tried again.</summary>
    internal static Expression<Func<WorkflowInstance, bool>> IsPastKeeping(DateTimeOffset before) => one =>
        one.FinishedAt < before && one.JournalRemovedAt == null && (one.SubStatus == InstanceSubStatus.Finished || one.SubStatus == InstanceSubStatus.Cancelled);

    internal void HoldPlace(string? place) => Place = place;

    /// <summary>Parts with its journal, where it ended before that time.</summary>
    internal void RemoveJournal(DateTimeOffset before, DateTimeOffset at)
    {
        if (JournalRemovedAt is not null)
            throw new SomeoneWasFaster(new Sentence("The journal of this workflow is removed already."));
        Rule.Require(IsPastKeeping(before).Compile()(this), "The journal of this workflow is still to be kept.");
        JournalRemovedAt = at;
    }

    /// <summary>Pins it to another version of its lineage.</summary>
    internal void MoveTo(StoredDefinition version)
    {
        DefinitionHash = version.Hash;
        DefinitionVersion = version.Version;
    }

    internal void Update(InstanceState state, InstanceSubStatus subStatus, int journalLength, int newIncidents, DateTimeOffset at)
    {
        StateJson = state.ToJson();
        SubStatus = subStatus;
        Status = subStatus == InstanceSubStatus.Suspended ? InstanceStatus.Running : InstanceStatus.Finished;
        JournalLength = journalLength;
        IncidentCount += newIncidents;
        UpdatedAt = at;
        FinishedAt = Status == InstanceStatus.Finished ? at : null;
        if (Status == InstanceStatus.Finished)
            Place = null;
    }
}
