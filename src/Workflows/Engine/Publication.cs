using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>The one way in which a text becomes a version of a lineage, and a version the published one.</summary>
public sealed class Publication(GovernanceDb db, ActivityCatalogue activities, DefinitionStore definitions, DutyPublication duties, CallerSlot slot, TimeProvider clock)
{
    /// <summary>Everything that is wrong with a definition, the steps that use other definitions looked up.</summary>
    public async Task<IReadOnlyList<StepProblem>> Problems(DefinitionReading reading, CancellationToken cancellation) =>
        reading.Definition is { } definition ? [.. reading.Problems, .. (await Check(definition, cancellation)).Problems] : reading.Problems;

    /// <summary>What is wrong with a definition that could be read, and the kinds of step it was read with.</summary>
    internal async Task<DefinitionChecked> Check(WorkflowDefinition definition, CancellationToken cancellation)
    {
        var uses = await Uses(definition, cancellation);
        var known = activities.Known(uses.Values);
        return new([.. DefinitionRules.Check(definition, known), .. await Unsatisfiable(definition, uses, known, cancellation)], known);
    }

    /// <summary>The version that holds this text; a new one where its content is new. Refused with the first problem's sentence.</summary>
    internal async Task<StoredDefinition> Version(string json, bool isShipped, IReadOnlyList<Guid> authors, CancellationToken cancellation)
    {
        var reading = DefinitionReader.Read(json);
        if (reading.Definition is not { } definition || !reading.IsSound)
            throw new RuleBroken(reading.Problems[0].Sentence);
        var hash = DefinitionHash.Of(definition);
        var versions = await Lineage(definition.DefinitionId, cancellation);
        var known = versions.Find(stored => stored.Hash == hash);
        // what the product ships was checked when it came; every start brings it in again
        if (isShipped && known is not null)
            return known;
        var uses = await Uses(definition, cancellation);
        var declarations = activities.Known(uses.Values);
        if (DefinitionRules.Refusals(definition, declarations) is [var problem, ..])
            throw new RuleBroken(problem.Sentence);
        if (known is not null)
            return known;
        // what the product ships must be there, whoever works here; a record at such a step tells the QA office
        if (!isShipped && await Unsatisfiable(definition, uses, declarations, cancellation) is [var unsatisfiable, ..])
            throw new RuleBroken(unsatisfiable.Sentence);
        var version = new StoredDefinition(hash, definition, versions.Count + 1, uses.ToDictionary(use => use.Key, use => use.Value.Hash), clock.GetUtcNow())
        {
            IsShipped = isShipped,
            Authors = authors,
        };
        db.Add(version);
        return version;
    }

    /// <summary>Lets the version start instances from now on, and no other of its lineage. What is published already stays as it is.</summary>
    internal async Task Publish(StoredDefinition version, CancellationToken cancellation, string? why = null)
    {
        var now = clock.GetUtcNow();
        var before = (await Lineage(version.DefinitionId, cancellation)).Find(stored => stored.IsPublished);
        if (before != version)
        {
            await duties.RequireMayPublish(version, before, cancellation);
            before?.GiveWay();
            // first the one, then the other: at no moment are there two
            await db.SaveChangesAsync(cancellation);
            version.Publish(slot.Caller.PersonId, now);
            db.Write(new DefinitionPublished(version.DefinitionId, version.Version, version.Hash, before?.Hash) { Remark = Written.Text(why), IsByAuthor = slot.Caller.PersonId is { } by && version.Authors.Contains(by) }, now);
        }
        // a database from before there were rows for triggers gets them now
        else if (await db.Set<StoredTrigger>().AnyAsync(trigger => trigger.Hash == version.Hash, cancellation))
            return;
        await TakeTriggers(version.DefinitionId, cancellation);
        db.AddRange(StoredTrigger.Of(activities, DefinitionReader.Read(version.Json).Definition!, version, now));
    }

    /// <summary>Starts nothing of the lineage any more; what runs goes on.</summary>
    internal async Task Retract(StoredDefinition version, string? why, CancellationToken cancellation)
    {
        version.Retract(slot.Caller.PersonId, clock.GetUtcNow());
        await TakeTriggers(version.DefinitionId, cancellation);
        db.Write(new DefinitionRetracted(version.DefinitionId, version.Version, version.Hash) { Remark = Written.Text(why) }, clock.GetUtcNow());
    }

    internal Task<List<StoredDefinition>> Lineage(string definitionId, CancellationToken cancellation) =>
        db.Set<StoredDefinition>().Where(stored => stored.DefinitionId == definitionId).ToListAsync(cancellation);

    /// <summary>The published definitions that steps of this one use, by step id: the version they name, else the newest of that name.</summary>
    internal async Task<IReadOnlyDictionary<string, StoredDefinition>> Uses(WorkflowDefinition definition, CancellationToken cancellation)
    {
        var uses = new Dictionary<string, StoredDefinition>(StringComparer.Ordinal);
        foreach (var step in definition.AllActivities.Where(step => !activities.Knows(step.Type)))
        {
            var versionId = step.Raw("workflowDefinitionVersionId")?.ToString();
            var definitionId = step.Raw("workflowDefinitionId")?.ToString();
            var candidates = await db.Set<StoredDefinition>().AsNoTracking()
                .Where(stored => stored.VersionId == versionId || stored.DefinitionId == definitionId)
                .OrderByDescending(stored => stored.VersionId == versionId).ThenByDescending(stored => stored.Version).ToListAsync(cancellation);
            if (candidates.Find(stored => WorkflowAsStep.TypeNameOf(stored.Name) == step.Type) is { } found)
                uses[step.Id] = found;
        }
        return uses;
    }

    private async Task<IReadOnlyList<StepProblem>> Unsatisfiable(
        WorkflowDefinition definition, IReadOnlyDictionary<string, StoredDefinition> uses, IReadOnlyDictionary<string, ActivityDeclaration> known, CancellationToken cancellation)
    {
        var parts = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var (stepId, used) in uses)
            parts[stepId] = await definitions.Get(db, used.Hash, cancellation);
        return await duties.Problems(WorkflowAsStep.Inline(definition, parts), known, cancellation);
    }

    private async Task TakeTriggers(string definitionId, CancellationToken cancellation) =>
        db.RemoveRange(await db.Set<StoredTrigger>().Where(trigger => trigger.DefinitionId == definitionId).ToListAsync(cancellation));
}
