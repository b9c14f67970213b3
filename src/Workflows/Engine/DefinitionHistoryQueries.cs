using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Governance.Workflows.Engine;

/// <summary>Something that was done to a lineage of definitions.</summary>
/// <param name="Event">The name of the event.</param>
/// <param name="By">Null for the program itself.</param>
/// <param name="Version">The number of the version; null for a draft, which has none yet.</param>
/// <param name="Why">The reason that was given; null where none was.</param>
/// <param name="What">What was done and how it was before, in words; empty where the event says it all.</param>
public sealed record DefinitionDeed(string Event, DateTimeOffset At, Bilingual? By, int? Version, string? Why, IReadOnlyList<Bilingual> What)
{
    /// <summary>Whether a version was published by somebody who had written on it.</summary>
    public bool IsByAuthor { get; init; }
}

/// <summary>Reads what was done to definitions, by whom and why: from the events, which nobody can change.</summary>
public sealed class DefinitionHistoryQueries(GovernanceDb db)
{
    /// <summary>How many deeds are shown; older ones stand in the audit trail.</summary>
    public const int Most = 100;

    private static readonly string[] Names =
        [nameof(DefinitionPublished), nameof(DefinitionRetracted), nameof(DefinitionOffered), nameof(DraftSaved), nameof(DraftDiscarded), nameof(PublicationAsked)];

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DefinitionDeed>> Of(string definitionId, CancellationToken cancellation = default)
    {
        var named = $"\"Definition\":{JsonSerializer.Serialize(definitionId)}";
        var rows = await db.Events.AsNoTracking().Where(row => Names.Contains(row.Name) && row.Body.Contains(named))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellation);
        var people = rows.Select(row => row.ById).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        return [.. rows.Select(row => (Row: row, Body: (JsonObject)JsonNode.Parse(row.Body)!))
            .Select(one => new DefinitionDeed(one.Row.Name, one.Row.At, one.Row.ById is { } by ? names.GetValueOrDefault(by) : null, one.Body.WholeNumber("Version"), one.Row.Remark, What(one.Body)) { IsByAuthor = one.Body.Flag(nameof(DefinitionPublished.IsByAuthor)) })];
    }

    private static IReadOnlyList<Bilingual> What(JsonObject body) => body["What"]?.Deserialize<IReadOnlyList<Bilingual>>() ?? [];
}
