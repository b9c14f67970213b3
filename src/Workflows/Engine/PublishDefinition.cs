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
        var problems = reading.Definition is { } read && reading.IsSound ? DefinitionRules.Check(read, activities.Declarations) : reading.Problems;
        if (problems.Count > 0)
            throw new RuleBroken(problems[0].Sentence);
        var definition = reading.Definition!;
        var hash = DefinitionHash.Of(definition);
        var versions = await db.Set<StoredDefinition>().Where(stored => stored.DefinitionId == definition.DefinitionId).ToListAsync(cancellationToken);
        if (versions.Any(stored => stored.Hash == hash && stored.IsPublished))
            return hash;
        foreach (var stored in versions)
            stored.IsPublished = stored.Hash == hash;
        var version = versions.Find(stored => stored.Hash == hash);
        if (version is null)
        {
            version = new StoredDefinition(hash, definition.DefinitionId, versions.Count + 1, definition.Name, DefinitionWriter.Write(definition), clock.GetUtcNow());
            db.Add(version);
        }
        db.Write(new DefinitionPublished(definition.DefinitionId, version.Version, hash), clock.GetUtcNow());
        return hash;
    }
}
