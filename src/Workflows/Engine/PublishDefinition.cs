using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Publishes a definition: refused with the first problem's sentence where it has any. Publishing what is published
/// already changes nothing. Answers with its content address.
/// </summary>
[Requires(Permission.PublishDefinitions)]
public sealed record PublishDefinition(string Json) : ICommand<string>;

internal sealed class PublishDefinitionHandler(GovernanceDb db, ActivityCatalogue activities, TimeProvider clock) : IRequestHandler<PublishDefinition, string>
{
    public async Task<string> Handle(PublishDefinition request, CancellationToken cancellationToken)
    {
        var reading = DefinitionReader.Read(request.Json);
        if (reading.Definition is not { } definition || !reading.IsSound)
            throw new RuleBroken(reading.Problems[0].Sentence);
        var uses = await Uses(definition, cancellationToken);
        if (DefinitionRules.Refusals(definition, activities.Known(uses.Values)) is [var problem, ..])
            throw new RuleBroken(problem.Sentence);
        var hash = DefinitionHash.Of(definition);
        var versions = await db.Set<StoredDefinition>().Where(stored => stored.DefinitionId == definition.DefinitionId).ToListAsync(cancellationToken);
        if (versions.Find(stored => stored.Hash == hash && stored.IsPublished) is { } published)
        {
            // a database from before there were rows for triggers gets them now
            if (!await db.Set<StoredTrigger>().AnyAsync(trigger => trigger.Hash == hash, cancellationToken))
                await SetTriggers(definition, published, cancellationToken);
            return hash;
        }
        foreach (var stored in versions)
            stored.IsPublished = stored.Hash == hash;
        var version = versions.Find(stored => stored.Hash == hash);
        if (version is null)
        {
            version = new StoredDefinition(hash, definition, versions.Count + 1, uses.ToDictionary(use => use.Key, use => use.Value.Hash), clock.GetUtcNow());
            db.Add(version);
        }
        await SetTriggers(definition, version, cancellationToken);
        db.Write(new DefinitionPublished(definition.DefinitionId, version.Version, hash), clock.GetUtcNow());
        return hash;
    }

    /// <summary>The published definitions that steps of this one use, by step id: the version they name, else the newest of that name.</summary>
    private async Task<IReadOnlyDictionary<string, StoredDefinition>> Uses(WorkflowDefinition definition, CancellationToken cancellation)
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

    private async Task SetTriggers(WorkflowDefinition definition, StoredDefinition version, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        db.RemoveRange(await db.Set<StoredTrigger>().Where(trigger => trigger.DefinitionId == definition.DefinitionId).ToListAsync(cancellation));
        db.AddRange(StoredTrigger.Of(activities, definition, version, now));
    }
}
