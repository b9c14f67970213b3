using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>Finds what a definition is made of: the definitions that its steps use, and those that they use in turn.</summary>
public sealed class DefinitionParts(Publication publication)
{
    /// <summary>The texts by the ids of their lineages: the definition itself first, then each part once.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(string definitionId, string json, CancellationToken cancellation = default)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { [definitionId] = json };
        var open = new Queue<string>([json]);
        while (open.TryDequeue(out var text))
        {
            foreach (var used in (await publication.Uses(DefinitionReader.Read(text).Definition!, cancellation)).Values)
            {
                if (all.TryAdd(used.DefinitionId, used.Json))
                    open.Enqueue(used.Json);
            }
        }
        return all;
    }
}
