using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>
/// Reads the instances and timers that the caller looks after, a page at a time: what is counted is counted by the
/// database, what is read is shown.
/// </summary>
public sealed class OperationsQueries(GovernanceDb db, DefinitionStore definitions, ActivityCatalogue activities, TimeProvider clock)
{
    /// <summary>The instances that the filter lets through, whatever happened last first.</summary>
    public async Task<FoundInstances> List(InstanceFilter filter, int page, int pageSize, Caller caller, CancellationToken cancellation = default)
    {
        var mine = db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller);
        var found = Narrowed(mine, filter);
        if (filter is { Step: { } step, DefinitionId: { } lineage })
            found = await At(found, lineage, step, cancellation);
        var total = await found.CountAsync(cancellation);
        var (shown, pages) = Paged(page, pageSize, total);
        // which ones first, by the index alone; then their rows
        var ids = await found.OrderByDescending(one => one.UpdatedAt).ThenByDescending(one => one.Id).Skip((shown - 1) * pageSize).Take(pageSize).Select(one => one.Id).ToListAsync(cancellation);
        var lines = await db.Set<WorkflowInstance>().Where(one => ids.Contains(one.Id)).OrderByDescending(one => one.UpdatedAt).ThenByDescending(one => one.Id)
            .Select(one => new InstanceLine(one.Id, one.DefinitionHash, one.DefinitionVersion, one.CorrelationId, one.SubStatus, one.UpdatedAt)).ToListAsync(cancellation);
        var stopped = await mine.CountAsync(one => db.Set<Incident>().Where(incident => incident.ResolvedAt == null).Select(incident => incident.InstanceId).Contains(one.Id), cancellation);
        return new(await Rows(lines, cancellation), shown, pages, total, stopped);
    }

    /// <summary>Every lineage of definitions that was ever published here, by name.</summary>
    public async Task<IReadOnlyList<DefinitionChoice>> Definitions(CancellationToken cancellation = default)
    {
        var versions = await db.Set<StoredDefinition>().AsNoTracking().OrderByDescending(one => one.Version)
            .Select(one => new { one.DefinitionId, one.Version, one.Hash }).ToListAsync(cancellation);
        var choices = new List<DefinitionChoice>();
        foreach (var lineage in versions.GroupBy(one => one.DefinitionId))
            choices.Add(new(lineage.Key, (await definitions.Get(db, lineage.First().Hash, cancellation)).DisplayName, [.. lineage.Select(one => one.Version)]));
        return [.. choices.OrderBy(choice => choice.Name.ToString(), StringComparer.CurrentCulture)];
    }

    /// <summary>What happens by itself at a time, overdue first: steps that wait for it, and starts of workflows.</summary>
    public async Task<FoundTimers> Timers(int page, int pageSize, Caller caller, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var waits = from bookmark in db.Set<Bookmark>()
                    join instance in db.Set<WorkflowInstance>().LookedAfterBy(db, caller) on bookmark.InstanceId equals instance.Id
                    where bookmark.DueAt != null
                    select new { bookmark.Id, DueAt = bookmark.DueAt!.Value, Starts = false, Hash = instance.DefinitionHash, bookmark.ActivityId };
        var starts = from trigger in db.Set<StoredTrigger>()
                     where trigger.DueAt != null
                     select new { trigger.Id, DueAt = trigger.DueAt!.Value, Starts = true, trigger.Hash, trigger.ActivityId };
        var all = waits.Concat(starts);
        var total = await all.CountAsync(cancellation);
        var (shown, pages) = Paged(page, pageSize, total);
        var lines = await all.OrderBy(one => one.DueAt).ThenBy(one => one.Id).Skip((shown - 1) * pageSize).Take(pageSize).ToListAsync(cancellation);
        var ids = lines.Where(line => !line.Starts).Select(line => line.Id).ToList();
        var instances = await db.Set<Bookmark>().Where(one => ids.Contains(one.Id))
            .Join(db.Set<WorkflowInstance>(), bookmark => bookmark.InstanceId, instance => instance.Id, (bookmark, instance) => new { bookmark.Id, InstanceId = instance.Id, instance.CorrelationId })
            .ToDictionaryAsync(one => one.Id, cancellation);
        var carried = await Records(instances.Values.Select(one => one.CorrelationId), cancellation);
        var rows = new List<TimerRow>();
        foreach (var line in lines)
        {
            var definition = await definitions.Get(db, line.Hash, cancellation);
            var instance = instances.GetValueOrDefault(line.Id);
            rows.Add(new(instance?.InstanceId, carried.GetValueOrDefault(instance?.CorrelationId ?? ""), definition.DisplayName, activities.TitleOf(definition, line.ActivityId), line.DueAt));
        }
        return new(rows, shown, pages, total, await all.CountAsync(one => one.DueAt <= now, cancellation));
    }

    /// <summary>What people call a step of a lineage, by the newest version that has it; null where none does.</summary>
    public async Task<Bilingual?> StepOf(string definitionId, string stepId, CancellationToken cancellation = default)
    {
        foreach (var hash in await db.Set<StoredDefinition>().Where(one => one.DefinitionId == definitionId).OrderByDescending(one => one.Version).Select(one => one.Hash).ToListAsync(cancellation))
        {
            if (await definitions.Get(db, hash, cancellation) is var definition && definition.Find(stepId) is not null)
                return activities.TitleOf(definition, stepId);
        }
        return null;
    }

    // those that wait at the step, or were stopped there: at itself, or at what it holds
    private async Task<IQueryable<WorkflowInstance>> At(IQueryable<WorkflowInstance> instances, string definitionId, string stepId, CancellationToken cancellation)
    {
        var steps = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hash in await instances.Where(one => one.DefinitionId == definitionId).Select(one => one.DefinitionHash).Distinct().ToListAsync(cancellation))
        {
            var definition = await definitions.Get(db, hash, cancellation);
            steps.UnionWith(definition.AllActivities.Select(step => step.Id).Where(id => LiveQueries.Outermost(definition, id) == stepId));
        }
        return instances.Where(one => db.Set<Bookmark>().Where(bookmark => steps.Contains(bookmark.ActivityId)).Select(bookmark => bookmark.InstanceId).Contains(one.Id)
            || db.Set<Incident>().Where(incident => incident.ResolvedAt == null && incident.Run != Incident.OfTheWhole && steps.Contains(incident.ActivityId)).Select(incident => incident.InstanceId).Contains(one.Id));
    }

    private IQueryable<WorkflowInstance> Narrowed(IQueryable<WorkflowInstance> instances, InstanceFilter filter)
    {
        if (filter.Text is { } text)
        {
            var records = db.Set<MicroCredential>().WithWords(text).Select(record => record.Id);
            instances = instances.Where(one => records.Contains(one.CorrelationId));
        }
        if (filter.DefinitionId is { } definition)
            instances = instances.Where(one => one.DefinitionId == definition);
        if (filter.Version is { } version)
            instances = instances.Where(one => one.DefinitionVersion == version);
        if (filter.SubStatus is { } status)
            instances = instances.Where(one => one.SubStatus == status);
        if (filter.IsOpen)
            instances = instances.Where(one => one.SubStatus == InstanceSubStatus.Suspended || one.SubStatus == InstanceSubStatus.Faulted);
        if (filter.Stage is { } stage)
            instances = instances.Where(one => db.Set<MicroCredential>().Where(record => record.State == stage).Select(record => record.Id).Contains(one.CorrelationId));
        if (filter.HasIncident)
            instances = instances.Where(one => db.Set<Incident>().Where(incident => incident.ResolvedAt == null).Select(incident => incident.InstanceId).Contains(one.Id));
        return instances;
    }

    private async Task<IReadOnlyList<InstanceRow>> Rows(List<InstanceLine> lines, CancellationToken cancellation)
    {
        var ids = lines.ConvertAll(line => line.Id);
        var incidents = (await db.Set<Incident>().Where(one => one.ResolvedAt == null && ids.Contains(one.InstanceId))
            .Select(one => new StandsAt(one.InstanceId, one.ActivityId, one.At)).ToListAsync(cancellation)).ToLookup(one => one.InstanceId);
        var waiting = (await db.Set<Bookmark>().Where(one => ids.Contains(one.InstanceId))
            .Select(one => new StandsAt(one.InstanceId, one.ActivityId, one.CreatedAt)).ToListAsync(cancellation)).ToLookup(one => one.InstanceId);
        var carried = await Records(lines.Select(line => line.CorrelationId), cancellation);
        var rows = new List<InstanceRow>();
        foreach (var line in lines)
        {
            var definition = await definitions.Get(db, line.Hash, cancellation);
            List<StandsAt> stands = [.. incidents[line.Id], .. waiting[line.Id]];
            rows.Add(new(line.Id, carried.GetValueOrDefault(line.CorrelationId ?? ""), definition.DisplayName, line.Version, line.SubStatus,
                [.. stands.Select(one => one.StepId).Distinct().Select(step => activities.TitleOf(definition, step))],
                stands.Count == 0 ? line.UpdatedAt : stands.Min(one => one.Since), incidents[line.Id].Count()));
        }
        return rows;
    }

    private async Task<Dictionary<string, CarriedRecord>> Records(IEnumerable<string?> numbers, CancellationToken cancellation)
    {
        var wanted = numbers.OfType<string>().Distinct().ToList();
        return await db.Set<MicroCredential>().AsNoTracking().Where(one => wanted.Contains(one.Id))
            .Select(one => new CarriedRecord(one.Id, one.Title, one.State, one.OrganisationId)).ToDictionaryAsync(one => one.Id, cancellation);
    }

    private static (int Shown, int Pages) Paged(int page, int pageSize, int total)
    {
        var pages = Math.Max(1, (total + pageSize - 1) / pageSize);
        return (Math.Clamp(page, 1, pages), pages);
    }

    private sealed record InstanceLine(Guid Id, string Hash, int Version, string? CorrelationId, InstanceSubStatus SubStatus, DateTimeOffset UpdatedAt);

    private sealed record StandsAt(Guid InstanceId, string StepId, DateTimeOffset Since);
}
