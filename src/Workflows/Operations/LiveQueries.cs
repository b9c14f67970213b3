using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Operations;

/// <summary>How many instances stand at a step of a lineage, and since when the oldest does.</summary>
/// <param name="StepId">The step of the outermost flowchart.</param>
/// <param name="Stopped">How many of them an incident has stopped there.</param>
public sealed record StandingHere(string StepId, int Count, DateTimeOffset Oldest, int Stopped);

/// <summary>How many open instances a version has.</summary>
public sealed record OpenOnVersion(int Version, int Count);

/// <summary>One instance on its drawing.</summary>
/// <param name="Record">The record that it carries; null where it carries none.</param>
/// <param name="Steps">The steps of the drawing that were completed, in the order in which they were first.</param>
public sealed record InstancePath(InstanceReading Reading, CarriedRecord? Record, IReadOnlyList<PathStep> Steps);

/// <summary>A step that was completed.</summary>
/// <param name="By">On whose word it was, the last time; null for timers and the program.</param>
public sealed record PathStep(string StepId, int Times, DateTimeOffset LastAt, Bilingual? By);

/// <summary>Reads where the instances that the caller looks after stand, all of a lineage together; counted by the database.</summary>
public sealed class LiveQueries(GovernanceDb db, DefinitionStore definitions, InstanceQueries instances)
{
    public async Task<IReadOnlyList<StandingHere>> Of(string definitionId, Caller caller, CancellationToken cancellation = default)
    {
        var mine = db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller).Where(one => one.DefinitionId == definitionId);
        var counted = await db.Set<Bookmark>().Join(mine, bookmark => bookmark.InstanceId, instance => instance.Id, (bookmark, instance) => new { instance.Id, instance.DefinitionHash, bookmark.ActivityId, bookmark.CreatedAt })
            .GroupBy(one => new { one.DefinitionHash, one.ActivityId })
            .Select(group => new { group.Key.DefinitionHash, group.Key.ActivityId, Count = group.Select(one => one.Id).Distinct().Count(), Oldest = group.Min(one => one.CreatedAt) }).ToListAsync(cancellation);
        // a step that was stopped waits for nothing but for somebody who looks after it
        var stopped = await db.Set<Incident>().Where(incident => incident.ResolvedAt == null && incident.Run != Incident.OfTheWhole)
            .Join(mine, incident => incident.InstanceId, instance => instance.Id, (incident, instance) => new { instance.Id, instance.DefinitionHash, incident.ActivityId, incident.At })
            .GroupBy(one => new { one.DefinitionHash, one.ActivityId })
            .Select(group => new { group.Key.DefinitionHash, group.Key.ActivityId, Count = group.Select(one => one.Id).Distinct().Count(), Oldest = group.Min(one => one.At) }).ToListAsync(cancellation);
        var standing = new List<StandingHere>();
        foreach (var (row, isStopped) in counted.Select(row => (row, false)).Concat(stopped.Select(row => (row, true))))
        {
            var definition = await definitions.Get(db, row.DefinitionHash, cancellation);
            standing.Add(new(Outermost(definition, row.ActivityId), row.Count, row.Oldest, isStopped ? row.Count : 0));
        }
        return [.. standing.GroupBy(one => one.StepId).Select(group => new StandingHere(group.Key, group.Sum(one => one.Count), group.Min(one => one.Oldest), group.Sum(one => one.Stopped)))];
    }

    /// <summary>The step of the outermost flowchart that a step is, or stands in.</summary>
    internal static string Outermost(WorkflowDefinition definition, string stepId)
    {
        while (definition.ContainerOf(stepId) is { } container && container.Id != definition.Root.Id)
            stepId = container.Id;
        return stepId;
    }

    /// <summary>How many open instances run on each version.</summary>
    public async Task<IReadOnlyList<OpenOnVersion>> Versions(string definitionId, Caller caller, CancellationToken cancellation = default) =>
        [.. (await db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller)
            .Where(one => one.DefinitionId == definitionId && (one.SubStatus == InstanceSubStatus.Suspended || one.SubStatus == InstanceSubStatus.Faulted))
            .GroupBy(one => one.DefinitionVersion).Select(group => new { Version = group.Key, Count = group.Count() }).ToListAsync(cancellation)).Select(one => new OpenOnVersion(one.Version, one.Count))];

    /// <summary>The way that one instance took, with times and people. Throws <see cref="NotFound"/> for one that the caller does not look after.</summary>
    public async Task<InstancePath> Path(Guid instanceId, Caller caller, CancellationToken cancellation = default)
    {
        var instance = await db.Set<WorkflowInstance>().AsNoTracking().LookedAfterBy(db, caller).SingleOrDefaultAsync(one => one.Id == instanceId, cancellation) ?? throw new NotFound();
        var reading = await instances.Of(instance, cancellation);
        var record = await db.Set<MicroCredential>().AsNoTracking().Where(one => one.Id == instance.CorrelationId)
            .Select(one => new CarriedRecord(one.Id, one.Title, one.State, one.OrganisationId)).SingleOrDefaultAsync(cancellation);
        var people = await db.Set<JournalEntry>().AsNoTracking()
            .Where(entry => entry.InstanceId == instanceId && entry.EventName == "Completed" && entry.ById != null).OrderBy(entry => entry.Sequence)
            .Join(db.Set<Person>(), entry => entry.ById, person => person.Id, (entry, person) => new { entry.ActivityId, entry.Outcomes, entry.At, person.Name }).ToListAsync(cancellation);
        var last = people.GroupBy(one => one.ActivityId).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        return new(reading, record,
            [.. reading.Walked.Where(step => reading.Definition.ContainerOf(step.ActivityId)?.Id == reading.Definition.Root.Id)
                .Select(step => new PathStep(step.ActivityId, step.Times, step.LastAt, last.GetValueOrDefault(step.ActivityId) is { } who && who.At == step.LastAt ? who.Name : null))]);
    }
}
