using System.Collections.Concurrent;
using Governance.Domain.Storage;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>
/// Reads stored definitions, each parsed once in the life of the process: what a hash addresses never changes. A
/// definition that uses others as steps comes with those in place, each in the version it was published with.
/// </summary>
public sealed class DefinitionStore
{
    private readonly ConcurrentDictionary<string, WorkflowDefinition> byHash = new(StringComparer.Ordinal);

    /// <summary>Throws where the hash is not stored: an instance never outlives its definition.</summary>
    public async Task<WorkflowDefinition> Get(GovernanceDb db, string hash, CancellationToken cancellation = default)
    {
        if (byHash.TryGetValue(hash, out var known))
            return known;
        var stored = await db.Set<StoredDefinition>().AsNoTracking().SingleAsync(one => one.Hash == hash, cancellation);
        var used = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var (stepId, usedHash) in stored.Uses)
            used[stepId] = await Get(db, usedHash, cancellation);
        return byHash.GetOrAdd(hash, WorkflowAsStep.Inline(DefinitionReader.Read(stored.Json).Definition!, used));
    }
}
