using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>Finds the draft of a lineage for someone who says which text of it they saw, and keeps what they make of it.</summary>
internal sealed class Drafts(GovernanceDb db, CallerSlot slot, TimeProvider clock)
{
    private static readonly Bilingual Nobody = new("The program", "Le programme");

    /// <summary>The draft, or none where there is none and none was seen. Refused with who saved it and when, where it is another than was seen, and for whoever may not change the lineage.</summary>
    public async Task<DefinitionDraft?> Seen(string definitionId, string? hash, CancellationToken cancellation)
    {
        await DefinitionKeepers.RequireMayChange(db, definitionId, slot.Caller, cancellation);
        var draft = await db.Set<DefinitionDraft>().SingleOrDefaultAsync(one => one.DefinitionId == definitionId, cancellation);
        if (draft?.Hash == hash)
            return draft;
        if (draft is null)
            throw new SomeoneWasFaster(new Sentence("This draft was published or discarded in the meantime. Nothing of yours was stored."));
        var by = await db.Set<Person>().Where(person => person.Id == draft.SavedById).Select(person => person.Name).SingleOrDefaultAsync(cancellation);
        throw new SomeoneWasFaster(new Sentence("{0} saved this draft {1}. Look at it first; nothing of yours was stored.", by ?? Nobody, Ago(clock.GetUtcNow() - draft.SavedAt)));
    }

    /// <summary>Keeps what somebody drew. Refused where it cannot be read, and where another draft is there than they saw.</summary>
    public async Task<string> Save(SaveDraft request, CancellationToken cancellation)
    {
        var reading = DefinitionReader.Read(request.Json);
        if (reading.Definition is not { } definition)
            throw new RuleBroken(reading.Problems[0].Sentence);
        Rule.Require(definition.DefinitionId.Length > 0, "The definition has no id of its own (definitionId).");
        return await Keep(definition, await Seen(definition.DefinitionId, request.SeenHash, cancellation), from: null, request.What, cancellation);
    }

    /// <summary>Keeps a text as the draft of its lineage. Answers with the hash to go on with.</summary>
    /// <param name="definition">What to keep; it may have problems.</param>
    /// <param name="draft">The draft as its writer saw it; none for a new one.</param>
    /// <param name="from">The version that it was taken from; none: where the draft came from, else what is published.</param>
    /// <param name="what">What was done, in words; null where nobody says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="why">Why it was done, in the words of whoever did it; null where nobody was asked.</param>
    public async Task<string> Keep(WorkflowDefinition definition, DefinitionDraft? draft, string? from, IReadOnlyList<Bilingual>? what, CancellationToken cancellation, string? why = null)
    {
        var now = clock.GetUtcNow();
        // the texts stay where they are: what is asked of them is their number, and which is published
        var versions = await db.Set<StoredDefinition>().Where(stored => stored.DefinitionId == definition.DefinitionId)
            .Select(stored => new { stored.Hash, stored.IsPublished }).ToListAsync(cancellation);
        var versionId = draft is not null ? DefinitionReader.IdIn(draft.Json) : definition.Id;
        if (versionId.Length == 0 || await db.Set<StoredDefinition>().AnyAsync(stored => stored.VersionId == versionId, cancellation))
            versionId = OrderedId.At(now).ToString("N");
        var next = DefinitionDraft.AsVersion(definition, versionId, versions.Count + 1);
        if (draft is null)
            db.Add(draft = new DefinitionDraft(next, from ?? versions.Find(stored => stored.IsPublished)?.Hash, slot.Caller.PersonId, now, what, why));
        else
            draft.Save(next, from, slot.Caller.PersonId, now, what, why);
        return draft.Hash;
    }

    private static Sentence Ago(TimeSpan time) => time switch
    {
        { TotalMinutes: < 2 } => new("a moment ago"),
        { TotalHours: < 2 } => new("{0} minutes ago", (int)time.TotalMinutes),
        { TotalDays: < 2 } => new("{0} hours ago", (int)time.TotalHours),
        _ => new("{0} days ago", (int)time.TotalDays),
    };
}
