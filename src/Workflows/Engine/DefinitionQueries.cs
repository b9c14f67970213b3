using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>Where a version of a definition stands.</summary>
public enum DefinitionState
{
    /// <summary>People are drawing it; nothing runs from it.</summary>
    Draft,

    /// <summary>Events start instances of it.</summary>
    Published,

    /// <summary>It gave way to another version.</summary>
    Earlier,

    /// <summary>It was taken back.</summary>
    Retracted,

    /// <summary>It came with the product and was never published here.</summary>
    Offered,
}

/// <summary>One lineage of definitions: what it is called and where it stands.</summary>
/// <param name="PublishedVersion">The version that starts instances; null where none does.</param>
public sealed record DefinitionSummary(string DefinitionId, Bilingual Name, string Description, int? PublishedVersion, bool HasDraft);

/// <summary>One version of a lineage: its state, and who brought it there when. A draft is the version that it would become.</summary>
/// <param name="By">Null for the program itself.</param>
public sealed record DefinitionVersion(int Version, string Hash, string Name, DefinitionState State, Bilingual? By, DateTimeOffset At, bool IsShipped);

/// <summary>A draft to go on with: its text, everything that is wrong with it, and the hash to name when it is saved.</summary>
public sealed record DraftReading(string Json, string Hash, string? FromHash, Bilingual? SavedBy, DateTimeOffset SavedAt, IReadOnlyList<StepProblem> Problems);

/// <summary>A lineage as whoever goes on with it finds it: its draft, else what is published, else its newest version.</summary>
/// <param name="Json">The text.</param>
/// <param name="DraftHash">The hash of the draft; null where none is stored yet.</param>
/// <param name="Next">The number of the version that it would become.</param>
/// <param name="Published">The version that starts instances; null where none does.</param>
public sealed record DefinitionToEdit(string Json, string? DraftHash, int Next, int? Published);

/// <summary>Somebody who wrote on a draft, as its publisher.</summary>
public enum AuthorAsPublisher
{
    /// <summary>They did not write on it.</summary>
    IsNone,

    /// <summary>They may publish it: no rule asks for somebody else.</summary>
    MayPublish,

    /// <summary>A rule asks that somebody else publishes it.</summary>
    IsRefused,
}

/// <summary>What is to be said of a definition: its problems, and the kinds of step it may have, those of other workflows among them.</summary>
public sealed record DefinitionChecked(IReadOnlyList<StepProblem> Problems, IReadOnlyDictionary<string, ActivityDeclaration> Known);

/// <summary>Reads definitions without tracking.</summary>
public sealed class DefinitionQueries(GovernanceDb db, Publication publication, DefinitionStore definitions, ActivityCatalogue activities)
{
    /// <summary>Every lineage, published or only drawn, by name.</summary>
    public async Task<IReadOnlyList<DefinitionSummary>> All(CancellationToken cancellation = default)
    {
        var versions = await db.Set<StoredDefinition>().Select(one => new { one.DefinitionId, one.Hash, one.Version, one.IsPublished }).ToListAsync(cancellation);
        var drafts = await db.Set<DefinitionDraft>().AsNoTracking().ToListAsync(cancellation);
        var all = new List<DefinitionSummary>();
        foreach (var lineage in versions.GroupBy(one => one.DefinitionId))
        {
            var published = lineage.FirstOrDefault(one => one.IsPublished);
            var shown = await definitions.Get(db, (published ?? lineage.MaxBy(one => one.Version)!).Hash, cancellation);
            all.Add(new(lineage.Key, shown.DisplayName, shown.Description, published?.Version, drafts.Exists(draft => draft.DefinitionId == lineage.Key)));
        }
        foreach (var draft in drafts.Where(draft => !all.Exists(one => one.DefinitionId == draft.DefinitionId)))
        {
            var drawn = DefinitionReader.Read(draft.Json).Definition!;
            all.Add(new(draft.DefinitionId, drawn.DisplayName, drawn.Description, null, true));
        }
        return [.. all.OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture).ThenBy(one => one.DefinitionId, StringComparer.Ordinal)];
    }

    /// <summary>The draft, where there is one, then every version, the newest first.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> Versions(string definitionId, CancellationToken cancellation = default)
    {
        var versions = await db.Set<StoredDefinition>().AsNoTracking().Where(one => one.DefinitionId == definitionId).OrderByDescending(one => one.Version).ToListAsync(cancellation);
        var draft = await db.Set<DefinitionDraft>().AsNoTracking().SingleOrDefaultAsync(one => one.DefinitionId == definitionId, cancellation);
        var names = await Names([draft?.SavedById, .. versions.SelectMany(one => new[] { one.PublishedById, one.RetractedById })], cancellation);
        var drawn = draft is null ? [] : new[] { new DefinitionVersion(versions.Count + 1, draft.Hash, draft.Name, DefinitionState.Draft, NameOf(draft.SavedById), draft.SavedAt, false) };
        return [.. drawn, .. versions.Select(Of)];

        Bilingual? NameOf(Guid? id) => id is { } person ? names.GetValueOrDefault(person) : null;

        DefinitionVersion Of(StoredDefinition one)
        {
            var (state, by, at) = one switch
            {
                { IsPublished: true } => (DefinitionState.Published, one.PublishedById, one.PublishedAt),
                { RetractedAt: not null } => (DefinitionState.Retracted, one.RetractedById, one.RetractedAt),
                { PublishedAt: not null } => (DefinitionState.Earlier, one.PublishedById, one.PublishedAt),
                _ => (DefinitionState.Offered, null, one.StoredAt),
            };
            return new(one.Version, one.Hash, one.Name, state, NameOf(by), at ?? one.StoredAt, one.IsShipped);
        }
    }

    /// <summary>The draft of a lineage; null where there is none.</summary>
    public async Task<DraftReading?> Draft(string definitionId, CancellationToken cancellation = default)
    {
        var draft = await db.Set<DefinitionDraft>().AsNoTracking().SingleOrDefaultAsync(one => one.DefinitionId == definitionId, cancellation);
        if (draft is null)
            return null;
        var names = await Names([draft.SavedById], cancellation);
        return new(draft.Json, draft.Hash, draft.FromHash, draft.SavedById is { } by ? names.GetValueOrDefault(by) : null, draft.SavedAt,
            await publication.Problems(DefinitionReader.Read(draft.Json), cancellation));
    }

    /// <summary>What there is to edit; null for a lineage that nobody knows.</summary>
    public async Task<DefinitionToEdit?> ToEdit(string definitionId, CancellationToken cancellation = default)
    {
        var versions = await db.Set<StoredDefinition>().AsNoTracking().Where(one => one.DefinitionId == definitionId).ToListAsync(cancellation);
        var draft = await db.Set<DefinitionDraft>().AsNoTracking().SingleOrDefaultAsync(one => one.DefinitionId == definitionId, cancellation);
        var published = versions.Find(one => one.IsPublished);
        return (draft?.Json ?? (published ?? versions.MaxBy(one => one.Version))?.Json) is { } json
            ? new(json, draft?.Hash, versions.Count + 1, published?.Version)
            : null;
    }

    /// <summary>What a person is to the draft of a lineage who is about to publish it.</summary>
    public async Task<AuthorAsPublisher> AsPublisher(string definitionId, Guid person, CancellationToken cancellation = default)
    {
        var draft = await db.Set<DefinitionDraft>().AsNoTracking().SingleOrDefaultAsync(one => one.DefinitionId == definitionId, cancellation);
        if (draft?.Authors.Contains(person) != true)
            return AuthorAsPublisher.IsNone;
        var before = await db.Set<StoredDefinition>().Where(one => one.DefinitionId == definitionId && one.IsPublished).Select(one => one.Json).SingleOrDefaultAsync(cancellation);
        return DutyPublication.AskForAnother(draft.Json, before) ? AuthorAsPublisher.IsRefused : AuthorAsPublisher.MayPublish;
    }

    /// <summary>The text of one version; null where there is none.</summary>
    public Task<string?> Text(string definitionId, int version, CancellationToken cancellation = default) =>
        db.Set<StoredDefinition>().Where(one => one.DefinitionId == definitionId && one.Version == version).Select(one => one.Json).SingleOrDefaultAsync(cancellation);

    /// <summary>Everything that publishing would find, and what the definition may be made of.</summary>
    public async Task<DefinitionChecked> Check(WorkflowDefinition definition, CancellationToken cancellation = default)
    {
        var read = await publication.Check(definition, cancellation);
        // whatever nothing starts by itself can be a part of another: it may be added, used or not
        var parts = await db.Set<StoredDefinition>()
            .Where(one => one.IsPublished && one.DefinitionId != definition.DefinitionId && !db.Set<StoredTrigger>().Any(trigger => trigger.DefinitionId == one.DefinitionId))
            .Select(one => one.Hash).ToListAsync(cancellation);
        var offered = new List<WorkflowDefinition>();
        foreach (var part in parts)
            offered.Add(await definitions.Get(db, part, cancellation));
        return read with { Known = activities.Known(offered).Concat(read.Known).DistinctBy(kind => kind.Key).ToDictionary(StringComparer.Ordinal) };
    }

    private async Task<Dictionary<Guid, Bilingual>> Names(IEnumerable<Guid?> people, CancellationToken cancellation)
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
    }
}
