using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>
/// A published definition, addressed by the hash of its content and never changed. Publishing the next version of the
/// same lineage takes over starting; instances stay with the version they started with.
/// </summary>
public sealed class StoredDefinition
{
    private StoredDefinition()
    {
    }

    internal StoredDefinition(string hash, WorkflowDefinition definition, int version, IReadOnlyDictionary<string, string> uses, DateTimeOffset at)
    {
        Hash = hash;
        DefinitionId = definition.DefinitionId;
        VersionId = definition.Id;
        Version = version;
        Name = definition.Name;
        Json = DefinitionWriter.Write(definition);
        Uses = uses;
        PublishedAt = at;
        IsPublished = true;
    }

    public string Hash { get; private set; } = "";

    public string DefinitionId { get; private set; } = "";

    /// <summary>Elsa's id of this version, as the file has it; a step that uses it names it so.</summary>
    public string VersionId { get; private set; } = "";

    /// <summary>The definitions that it uses as steps: the content address by the step's type name and version id.</summary>
    public IReadOnlyDictionary<string, string> Uses { get; private set; } = new Dictionary<string, string>();

    /// <summary>Counts the publications of this lineage in this database, from 1.</summary>
    public int Version { get; private set; }

    public string Name { get; private set; } = "";

    public string Json { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Whether events start instances of it: one version of a lineage at a time.</summary>
    public bool IsPublished { get; internal set; }
}
