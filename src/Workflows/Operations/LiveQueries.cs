using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>How many instances stand at a step of a lineage, and since when the oldest does.</summary>
/// <param name="StepId">The step of the outermost flowchart.</param>
public sealed record StandingHere(string StepId, int Count, DateTimeOffset Oldest);

/// <summary>How many open instances a version has.</summary>
public sealed record OpenOnVersion(int Version, int Count);

/// <summary>Reads where the instances that the caller looks after stand, all of a lineage together; counted by the database.</summary>
public sealed class LiveQueries(GovernanceDb db, DefinitionStore definitions)
{
    public async Task<IReadOnlyList<StandingHere>> Of(string definitionId, Caller caller, CancellationToken cancellation = default)
    {
        var mine = db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller).Where(one => one.DefinitionId == definitionId);
        var counted = await db.Set<Bookmark>().Join(mine, bookmark => bookmark.InstanceId, instance => instance.Id, (bookmark, instance) => new { instance.Id, instance.DefinitionHash, bookmark.ActivityId, bookmark.CreatedAt })
            .GroupBy(one => new { one.DefinitionHash, one.ActivityId })
            .Select(group => new { group.Key.DefinitionHash, group.Key.ActivityId, Count = group.Select(one => one.Id).Distinct().Count(), Oldest = group.Min(one => one.CreatedAt) }).ToListAsync(cancellation);
        var standing = new List<StandingHere>();
        foreach (var row in counted)
        {
            var definition = await definitions.Get(db, row.DefinitionHash, cancellation);
            var outermost = row.ActivityId;
            while (definition.ContainerOf(outermost) is { } container && container.Id != definition.Root.Id)
                outermost = container.Id;
            standing.Add(new(outermost, row.Count, row.Oldest));
        }
        return [.. standing.GroupBy(one => one.StepId).Select(group => new StandingHere(group.Key, group.Sum(one => one.Count), group.Min(one => one.Oldest)))];
    }

    /// <summary>How many open instances run on each version.</summary>
    public async Task<IReadOnlyList<OpenOnVersion>> Versions(string definitionId, Caller caller, CancellationToken cancellation = default) =>
        [.. (await db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller)
            .Where(one => one.DefinitionId == definitionId && (one.SubStatus == InstanceSubStatus.Suspended || one.SubStatus == InstanceSubStatus.Faulted))
            .GroupBy(one => one.DefinitionVersion).Select(group => new { Version = group.Key, Count = group.Count() }).ToListAsync(cancellation)).Select(one => new OpenOnVersion(one.Version, one.Count))];
}
