using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>
/// A version of a definition, addressed by the hash of its content, which never changes. Publishing the next version of
/// the same lineage takes over starting; instances stay with the version they started with.
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
        StoredAt = at;
    }

    public string Hash { get; private set; } = "";

    public string DefinitionId { get; private set; } = "";

    /// <summary>Elsa's id of this version, as the file has it; a step that uses it names it so.</summary>
    public string VersionId { get; private set; } = "";

    /// <summary>The definitions that it uses as steps: the content address by the step's type name and version id.</summary>
    public IReadOnlyDictionary<string, string> Uses { get; private set; } = new Dictionary<string, string>();

    /// <summary>Counts the versions of this lineage in this database, from 1.</summary>
    public int Version { get; private set; }

    public string Name { get; private set; } = "";

    public string Json { get; private set; } = "";

    public DateTimeOffset StoredAt { get; private set; }

    /// <summary>Whether it came with the product; an institution's own version did not.</summary>
    public bool IsShipped { get; internal init; }

    /// <summary>Everyone who wrote on it before it was published.</summary>
    public IReadOnlyList<Guid> Authors { get; internal init; } = [];

    /// <summary>Whether events start instances of it: at most one version of a lineage at a time.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>When it was last published; null where it never was.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Who published it; null for the program itself.</summary>
    public Guid? PublishedById { get; private set; }

    /// <summary>When it was taken back; null where it is published, never was, or gave way to another version.</summary>
    public DateTimeOffset? RetractedAt { get; private set; }

    public Guid? RetractedById { get; private set; }

    internal void Publish(Guid? by, DateTimeOffset at) =>
        (IsPublished, PublishedById, PublishedAt, RetractedById, RetractedAt) = (true, by, at, null, null);

    internal void Retract(Guid? by, DateTimeOffset at) => (IsPublished, RetractedById, RetractedAt) = (false, by, at);

    /// <summary>Another version of the lineage takes over.</summary>
    internal void GiveWay() => IsPublished = false;
}
