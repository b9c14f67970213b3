using System.Collections.Concurrent;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Reads stored definitions, each parsed once in the life of the process: what a hash addresses never changes.
/// </summary>
public sealed class DefinitionStore
{
    private readonly ConcurrentDictionary<string, WorkflowDefinition> byHash = new(StringComparer.Ordinal);

    /// <summary>Throws where the hash is not stored: an instance never outlives its definition.</summary>
    public async Task<WorkflowDefinition> Get(GovernanceDb db, string hash, CancellationToken cancellation = default)
    {
        if (byHash.TryGetValue(hash, out var known))
            return known;
        var json = await db.Set<StoredDefinition>().Where(stored => stored.Hash == hash).Select(stored => stored.Json).SingleAsync(cancellation);
        return byHash.GetOrAdd(hash, DefinitionReader.Read(json).Definition!);
    }

    /// <summary>The versions that events start: one of each lineage.</summary>
    public static Task<List<StoredDefinition>> Published(GovernanceDb db, CancellationToken cancellation) =>
        db.Set<StoredDefinition>().AsNoTracking().Where(stored => stored.IsPublished).ToListAsync(cancellation);
}
