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

    internal StoredDefinition(string hash, string definitionId, int version, string name, string json, DateTimeOffset at)
    {
        Hash = hash;
        DefinitionId = definitionId;
        Version = version;
        Name = name;
        Json = json;
        PublishedAt = at;
        IsPublished = true;
    }

    public string Hash { get; private set; } = "";

    public string DefinitionId { get; private set; } = "";

    /// <summary>Counts the publications of this lineage in this database, from 1.</summary>
    public int Version { get; private set; }

    public string Name { get; private set; } = "";

    public string Json { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>Whether events start instances of it: one version of a lineage at a time.</summary>
    public bool IsPublished { get; internal set; }
}
