using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Audit;

/// <summary>Which events to show. A caller who reads the trail of some organisations sees theirs alone.</summary>
/// <param name="ById">Who acted, or on whose word a workflow acted.</param>
/// <param name="Name">The stable name of the event.</param>
/// <param name="Record">The number of a record, such as MC-2026-014.</param>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment after them.</param>
public sealed record AuditFilter(Guid? ById = null, string? Name = null, string? Record = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>An event as the log shows it: the body is what the seal covers.</summary>
public sealed record AuditEntry(Guid Id, string Name, DateTimeOffset At, Guid? ById, Bilingual? By, bool ByWorkflow, string? Record, Bilingual? Organisation, string Body, long? Seal);

/// <summary>One page of the log, the newest first.</summary>
/// <param name="Older">The event before which the next page begins; null on the last one.</param>
public sealed record AuditLogPage(IReadOnlyList<AuditEntry> Entries, Guid? Older);

/// <summary>
/// Reads the event log for auditors, a page at a time and by an index for each question: the log grows to millions, so nothing
/// here counts it or skips over it.
/// </summary>
public sealed class AuditLog(GovernanceDb db, StorageModel model)
{
    /// <summary>The most people of one name to choose among.</summary>
    private const int MaxPeople = 20;

    /// <summary>The names of all events there can be.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. model.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal)];

    /// <summary>The events before one of them, or the newest.</summary>
    public async Task<AuditLogPage> Page(AuditFilter filter, Guid? before, int size, Caller caller, CancellationToken cancellation = default)
    {
        var wanted = Wanted(filter, caller);
        if (before is { } id && await db.Events.Where(row => row.Id == id).Select(row => (DateTimeOffset?)row.At).SingleOrDefaultAsync(cancellation) is { } at)
            wanted = wanted.Where(row => row.At <= at && (row.At < at || row.Id.CompareTo(id) < 0));
        var rows = await wanted.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(size + 1).ToListAsync(cancellation);
        return new(await Told([.. rows.Take(size)], cancellation), rows.Count > size ? rows[size - 1].Id : null);
    }

    /// <summary>The one person of this id, as <see cref="People"/> answers; none where there is nobody.</summary>
    public async Task<IReadOnlyList<(Guid Id, Bilingual Name)>> Person(Guid id, Caller caller, CancellationToken cancellation = default) =>
        [.. (await Visible(caller).Where(one => one.Id == id).ToListAsync(cancellation)).Select(one => (one.Id, one.Name))];

    /// <summary>The people whose name or address holds these words, of the organisations whose trail the caller reads.</summary>
    public async Task<IReadOnlyList<(Guid Id, Bilingual Name)>> People(string text, Caller caller, CancellationToken cancellation = default)
    {
        var words = Folded.Words(text);
        var all = await Visible(caller).Select(one => new { one.Id, one.Name, one.Email }).ToListAsync(cancellation);
        return [.. all.Where(one => Folded.AreIn(words, [one.Name.En, one.Name.Fr, one.Email])).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture).Take(MaxPeople).Select(one => (one.Id, one.Name))];
    }

    /// <summary>The events in the order in which they happened; the caller's own alone.</summary>
    internal IQueryable<EventRow> Wanted(AuditFilter filter, Caller caller)
    {
        var rows = db.Events.AsNoTracking();
        if (Places(caller) is { } places)
            rows = rows.Where(row => row.OrganisationId != null && places.Contains(row.OrganisationId.Value));
        if (filter.ById is { } by)
            rows = rows.Where(row => row.ById == by);
        if (filter.Name is { } name)
            rows = rows.Where(row => row.Name == name);
        if (filter.Record is { } record)
            rows = rows.Where(row => row.CredentialId == record);
        if (filter.From is { } from)
            rows = rows.Where(row => row.At >= from);
        if (filter.Until is { } until)
            rows = rows.Where(row => row.At < until);
        return rows;
    }

    /// <summary>Everybody; for an auditor of some organisations, those who hold or held a role there.</summary>
    private IQueryable<Person> Visible(Caller caller) => Places(caller) is { } places
        ? db.Set<Person>().AsNoTracking().Where(one => one.Grants.Any(grant => grant.OrganisationId != null && places.Contains(grant.OrganisationId.Value)))
        : db.Set<Person>().AsNoTracking();

    /// <summary>The organisations whose trail the caller reads; null: the whole network's.</summary>
    private static List<Guid>? Places(Caller caller) =>
        caller.IsSystem || caller.Roles.Any(held => held.OrganisationId is null && held.Role.Grants(Permission.ReadAuditTrail))
            ? null
            : [.. caller.Roles.Where(held => held.Role.Grants(Permission.ReadAuditTrail)).Select(held => held.OrganisationId).OfType<Guid>()];

    private async Task<IReadOnlyList<AuditEntry>> Told(IReadOnlyList<EventRow> rows, CancellationToken cancellation)
    {
        var (actors, places) = (rows.Select(row => row.ById).OfType<Guid>().ToHashSet(), rows.Select(row => row.OrganisationId).OfType<Guid>().ToHashSet());
        var people = await db.Set<Person>().AsNoTracking().Where(one => actors.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var organisations = await db.Set<Organisation>().AsNoTracking().Where(one => places.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return [.. rows.Select(row => new AuditEntry(
            row.Id, row.Name, row.At, row.ById, row.ById is { } by ? people.GetValueOrDefault(by) : null, row.ByInstanceId is not null, row.CredentialId,
            row.OrganisationId is { } place ? organisations.GetValueOrDefault(place) : null, row.Body, row.SealNumber))];
    }
}
