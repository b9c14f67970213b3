using System.Text.Json.Nodes;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>
/// What people are drawing: the one draft of a lineage. It may have problems, but it can be read. Nothing ever runs from
/// it. Whoever saves says by its hash which text they saw, so that nobody overwrites another's work unseen.
/// </summary>
public sealed class DefinitionDraft : Aggregate
{
    private DefinitionDraft()
    {
    }

    internal DefinitionDraft(WorkflowDefinition definition, string? from, Guid? by, DateTimeOffset at, IReadOnlyList<Bilingual>? what, string? why)
    {
        DefinitionId = definition.DefinitionId;
        Keep(definition, DefinitionHash.Of(definition), from, by, at, what, why);
    }

    public string DefinitionId { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Json { get; private set; } = "";

    /// <summary>The hash of its content, which whoever goes on with it names.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The version that it began as; null for a new lineage.</summary>
    public string? FromHash { get; private set; }

    public Guid? SavedById { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Everyone who saved it.</summary>
    public IReadOnlyList<Guid> Authors { get; private set; } = [];

    /// <summary>
    /// The definition as the version it would become: Elsa's number and id of a version are made by the store, whatever
    /// the text says. The id stays while the draft does.
    /// </summary>
    internal static WorkflowDefinition AsVersion(WorkflowDefinition definition, string versionId, int version)
    {
        if (definition.Id == versionId && definition.Version == version && definition.Source.WholeNumber("version") == version && definition.Source.Has("definitionId"))
            return definition;
        var source = (JsonObject)definition.Source.DeepClone();
        source[source.SpellingOf("id")] = versionId;
        source[source.SpellingOf("definitionId")] = definition.DefinitionId;
        source[source.SpellingOf("version")] = version;
        return DefinitionReader.Read(source).Definition!;
    }

    internal void Save(WorkflowDefinition definition, string? from, Guid? by, DateTimeOffset at, IReadOnlyList<Bilingual>? what, string? why)
    {
        var hash = DefinitionHash.Of(definition);
        if (hash != Hash)
            Keep(definition, hash, from ?? FromHash, by, at, what, why);
    }

    internal void Discard() => Record(new DraftDiscarded(DefinitionId, Hash));

    private void Keep(WorkflowDefinition definition, string hash, string? from, Guid? by, DateTimeOffset at, IReadOnlyList<Bilingual>? what, string? why)
    {
        var before = Hash.Length > 0 ? Hash : null;
        (Name, Json, Hash) = (definition.Name, DefinitionWriter.Write(definition), hash);
        (FromHash, SavedById, SavedAt) = (from, by, at);
        if (by is { } author && !Authors.Contains(author))
            Authors = [.. Authors, author];
        Record(new DraftSaved(DefinitionId, Hash, before, from, what) { Remark = Written.Text(why) });
    }
}
