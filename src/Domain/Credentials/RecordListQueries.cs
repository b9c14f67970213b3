using System.Runtime.CompilerServices;
using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>Lists the records that the caller may read: a page of them, or all for a file.</summary>
public sealed class RecordListQueries(GovernanceDb db, UsualTimeZone usual, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>The records of the caller that the filter lets through, one page of them.</summary>
    public async Task<RecordPage> List(RecordFilter filter, int page, int pageSize, Caller caller, CancellationToken cancellation = default)
    {
        var sorted = await Sorted(filter, caller, cancellation);
        var pages = Math.Max(1, (sorted.Count + pageSize - 1) / pageSize);
        var shown = Math.Clamp(page, 1, pages);
        return new(await Rows([.. sorted.Skip((shown - 1) * pageSize).Take(pageSize)], caller, cancellation), shown, pages, sorted.Count);
    }

    /// <summary>The same without pages, read bit by bit.</summary>
    public async IAsyncEnumerable<RecordRow> All(RecordFilter filter, Caller caller, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var some in (await Sorted(filter, caller, cancellation)).Chunk(AtOnce))
        foreach (var row in await Rows(some, caller, cancellation))
            yield return row;
    }

    /// <summary>What the caller may filter by, each by name in their language.</summary>
    public async Task<RecordOffers> Offers(Caller caller, CancellationToken cancellation = default)
    {
        var readable = Readable(caller);
        var places = await readable.Select(one => new { one.OrganisationId, one.Unit }).Distinct().ToListAsync(cancellation);
        var ids = places.Select(one => one.OrganisationId).Distinct().ToList();
        var names = await db.Set<Organisation>().AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        var holders = await db.Set<WorkItem>().Where(item => item.State == WorkState.Open && readable.Any(one => one.Id == item.CredentialId))
            .Select(item => new { item.RoleId, item.BodyId }).Distinct().ToListAsync(cancellation);
        var bodies = await db.Set<Body>().AsNoTracking().Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return new(
            [.. names.Select(one => (one.Id, one.Name)).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)],
            [.. places.Select(one => one.Unit).DistinctBy(WorkFilter.NameOf).OrderBy(unit => unit.ToString(), StringComparer.CurrentCulture)],
            [.. holders.Select(one => (Id: StepHolder.Id(one.RoleId, one.BodyId), Name: StepHolder.Name(one.RoleId, one.BodyId, bodies))).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)]);
    }

    private IQueryable<MicroCredential> Readable(Caller caller) => db.Set<MicroCredential>().AsNoTracking().ReadableBy(db, caller);

    private async Task<List<RecordLine>> Sorted(RecordFilter filter, Caller caller, CancellationToken cancellation)
    {
        var zone = filter.Matter == RecordMatter.ReviewDue ? await ReviewCycle.Zone(db, usual, filter.OrganisationId, caller, clock.GetUtcNow(), cancellation) : usual.Id;
        var readable = Narrowed(Readable(caller).WithWords(filter.Text), filter, zone);
        var found = await readable
            .Select(one => new RecordLine(one.Id, one.Title, one.OrganisationId, one.Unit, one.State, one.StateSince, one.ProposedAt, one.PublishedAt, one.LeadId, one.IsReturned))
            .ToListAsync(cancellation);
        return RecordLine.Sort(filter.Unit is { } unit ? found.Where(line => WorkFilter.NameOf(line.Unit) == unit) : found, filter.Sort, filter.Reversed, await Keys(filter.Sort, readable, found, cancellation));
    }

    /// <summary>What the order asks for that does not stand in the record itself, by record; what has none comes last.</summary>
    private async Task<IReadOnlyDictionary<string, IComparable>> Keys(RecordSort sort, IQueryable<MicroCredential> readable, IReadOnlyList<RecordLine> lines, CancellationToken cancellation) => sort switch
    {
        RecordSort.Due => (await FirstDue(readable, cancellation)).Where(one => one.Value.DueAt is not null).ToDictionary(one => one.Key, one => (IComparable)one.Value.DueAt!.Value, StringComparer.Ordinal),
        RecordSort.Holder => await Holders(readable, cancellation),
        RecordSort.Organisation => Names(lines, line => line.OrganisationId, await db.Set<Organisation>().AsNoTracking().Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation)),
        RecordSort.Lead => Names(lines, line => line.LeadId, await db.Set<Person>().AsNoTracking().Where(one => readable.Any(record => record.LeadId == one.Id)).Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellation)),
        RecordSort.Moved or RecordSort.Title or RecordSort.Stage or RecordSort.Unit or RecordSort.Age or RecordSort.Proposed or RecordSort.Published => new Dictionary<string, IComparable>(),
    };

    private static Dictionary<string, IComparable> Names(IReadOnlyList<RecordLine> lines, Func<RecordLine, Guid> of, IReadOnlyList<Named> all)
    {
        var names = all.ToDictionary(one => one.Id, one => one.Name.ToString());
        return lines.Where(line => names.ContainsKey(of(line))).ToDictionary(line => line.Id, line => (IComparable)names[of(line)], StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, IComparable>> Holders(IQueryable<MicroCredential> readable, CancellationToken cancellation)
    {
        var bodies = await db.Set<Body>().AsNoTracking().Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return (await FirstDue(readable, cancellation)).ToDictionary(one => one.Key, one => (IComparable)StepHolder.Name(one.Value.RoleId, one.Value.BodyId, bodies).ToString(), StringComparer.Ordinal);
    }

    private IQueryable<MicroCredential> Narrowed(IQueryable<MicroCredential> records, RecordFilter filter, string zone)
    {
        if (filter.State is { } state)
            records = records.Where(one => one.State == state);
        if (filter.OrganisationId is { } organisation)
            records = records.Where(one => one.OrganisationId == organisation);
        if (filter.Holder is { } holder)
            records = With(records, db.Set<WorkItem>().Where(item => item.State == WorkState.Open).WaitingFor(holder).Select(item => item.CredentialId));
        if (filter.Days is { } days)
        {
            var since = clock.GetUtcNow().AddDays(-days);
            records = records.Where(one => one.StateSince <= since);
        }
        if (filter.Left is { } left)
        {
            var from = clock.GetUtcNow().AddDays(-(filter.Within ?? RecordFilter.UsualWithin));
            records = With(records, db.Set<StageStay>().Where(stay => stay.State == left && stay.Until >= from).Select(stay => stay.CredentialId));
        }
        return filter.Matter is { } matter ? Matters(records, matter, clock.GetUtcNow(), zone) : records;
    }

    private IQueryable<MicroCredential> Matters(IQueryable<MicroCredential> records, RecordMatter matter, DateTimeOffset now, string zone)
    {
        var (looked, ends) = (ReviewCycle.LookedBefore(now, zone), now + Endorsement.AboutToEnd);
        return matter switch
        {
            RecordMatter.Moving => records.Where(one => CredentialLifecycle.OnTheWay.Contains(one.State)),
            RecordMatter.Overdue => With(records, db.Set<WorkItem>().Where(item => item.State == WorkState.Open && item.DueAt < now).Select(item => item.CredentialId)),
            RecordMatter.Returned => records.Where(one => one.IsReturned),
            RecordMatter.ReviewDue => records.Where(one => one.State == CredentialState.Active && one.LastReviewedAt < looked),
            RecordMatter.EndorsementEnds => With(records, db.Set<Endorsement>().Where(given => given.State == EndorsementState.Signed && given.ValidUntil < ends).Select(given => given.CredentialId)),
        };
    }

    private static IQueryable<MicroCredential> With(IQueryable<MicroCredential> records, IQueryable<string> ids) => records.Where(one => ids.Contains(one.Id));

    /// <summary>The open step of each record that is due first, in the order in which a row tells them.</summary>
    private async Task<Dictionary<string, FirstStep>> FirstDue(IQueryable<MicroCredential> readable, CancellationToken cancellation)
    {
        var open = await readable.Join(db.Set<WorkItem>().Where(item => item.State == WorkState.Open),
            record => record.Id, item => item.CredentialId, (record, item) => new FirstStep(record.Id, item.RoleId, item.BodyId, item.DueAt, item.OpenedAt, item.Id)).ToListAsync(cancellation);
        return open.GroupBy(one => one.CredentialId).ToDictionary(
            group => group.Key, group => group.OrderBy(one => one.DueAt ?? DateTimeOffset.MaxValue).ThenBy(one => one.OpenedAt).ThenBy(one => one.Id).First(), StringComparer.Ordinal);
    }

    private sealed record Named(Guid Id, Bilingual Name);

    private sealed record FirstStep(string CredentialId, string? RoleId, Guid? BodyId, DateTimeOffset? DueAt, DateTimeOffset OpenedAt, Guid Id);

    private async Task<IReadOnlyList<RecordRow>> Rows(IReadOnlyList<RecordLine> lines, Caller caller, CancellationToken cancellation)
    {
        var ids = lines.Select(line => line.Id).ToList();
        var open = await db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Open && ids.Contains(item.CredentialId)).ToListAsync(cancellation);
        var names = await RecordNames.Read(db, lines.Select(line => (Guid?)line.LeadId), open, caller, cancellation);
        var steps = open.ToLookup(item => item.CredentialId, StringComparer.Ordinal);
        var at = clock.GetUtcNow();
        return [.. lines.Select(line => new RecordRow(line.Id, line.Title, line.OrganisationId, names.Organisation(line.OrganisationId), line.State, line.Since,
            OpenStep.Of(steps[line.Id], names.Holder, caller, at), line.IsReturned)
        {
            Unit = line.Unit,
            Lead = names.Person(line.LeadId) ?? Role.InitiativeLead.Name,
            ProposedAt = line.ProposedAt,
            PublishedAt = line.PublishedAt,
        })];
    }
}
