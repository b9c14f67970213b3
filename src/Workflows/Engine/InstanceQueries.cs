using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Where one instance has been and where it stands, with the definition it runs. Steps inside another stand for the step
/// of the outermost flowchart that holds them.
/// </summary>
/// <param name="Stopped">The steps with an incident that nobody has resolved.</param>
public sealed record InstanceReading(
    Guid InstanceId,
    WorkflowDefinition Definition,
    int DefinitionVersion,
    DateTimeOffset StartedAt,
    InstanceSubStatus SubStatus,
    IReadOnlyList<string> Stopped,
    IReadOnlyList<WalkedStep> Walked,
    IReadOnlyList<WaitingStep> Waiting)
{
    /// <summary>Whether an incident waits to be resolved.</summary>
    public bool HasStopped => Stopped.Count > 0;
}

/// <summary>A step that was completed, with every outcome it ever had; the plain one is <see cref="Connection.Done"/>.</summary>
public sealed record WalkedStep(string ActivityId, int Times, DateTimeOffset LastAt, IReadOnlySet<string> Outcomes);

/// <summary>A step that waits, for a person, a partner or a date.</summary>
public sealed record WaitingStep(string ActivityId, DateTimeOffset Since, DateTimeOffset? DueAt);

/// <summary>Reads instances. Whoever shows what is read here asks first whether its reader may see the record.</summary>
public sealed class InstanceQueries(GovernanceDb db, DefinitionStore definitions)
{
    /// <summary>The newest instance that carries this micro-credential; null where no workflow ever did.</summary>
    public async Task<InstanceReading?> Of(string credentialId, CancellationToken cancellation = default)
    {
        var instance = await db.Set<WorkflowInstance>().AsNoTracking().Where(one => one.CorrelationId == credentialId)
            .OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellation);
        return instance is null ? null : await Of(instance, cancellation);
    }

    /// <summary>One instance that was read without tracking.</summary>
    internal async Task<InstanceReading> Of(WorkflowInstance instance, CancellationToken cancellation)
    {
        var definition = await definitions.Get(db, instance.DefinitionHash, cancellation);
        var completed = await db.Set<JournalEntry>().AsNoTracking()
            .Where(entry => entry.InstanceId == instance.Id && entry.EventName == "Completed").OrderBy(entry => entry.Sequence).ToListAsync(cancellation);
        var bookmarks = await db.Set<Bookmark>().AsNoTracking().Where(one => one.InstanceId == instance.Id).ToListAsync(cancellation);
        var stopped = await db.Set<Incident>().Where(one => one.InstanceId == instance.Id && one.ResolvedAt == null).Select(one => one.ActivityId).ToListAsync(cancellation);
        return new(instance.Id, definition, instance.DefinitionVersion, instance.CreatedAt, instance.SubStatus,
            [.. stopped.Select(one => Outermost(definition, one)).Distinct()],
            [.. completed.GroupBy(entry => entry.ActivityId).Select(Walked)],
            [.. bookmarks.GroupBy(one => Outermost(definition, one.ActivityId)).Select(group => new WaitingStep(group.Key, group.Min(one => one.CreatedAt), group.Min(one => one.DueAt)))]);
    }

    private static string Outermost(WorkflowDefinition definition, string stepId)
    {
        var outermost = stepId;
        while (definition.ContainerOf(outermost) is { } container && container.Id != definition.Root.Id)
            outermost = container.Id;
        return outermost;
    }

    private static WalkedStep Walked(IGrouping<string, JournalEntry> entries) =>
        new(entries.Key, entries.Count(), entries.Last().At,
            entries.SelectMany(entry => entry.Outcomes.Count == 0 ? [Connection.Done] : entry.Outcomes).ToHashSet(StringComparer.Ordinal));
}
