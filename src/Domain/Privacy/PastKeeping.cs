using Governance.Domain.Access;
using Governance.Domain.Advising;
using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Institution;
using Governance.Domain.Organisations;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Privacy;

/// <summary>Somebody who holds no role any more.</summary>
/// <param name="LastHere">The end of their last role, or what they last did here, whichever is later.</param>
/// <param name="DueAt">From when on their personal data are erased; null while no policy says so.</param>
/// <param name="Holds">What keeps them nevertheless; empty where nothing does.</param>
public sealed record Expected(Guid Id, Bilingual Name, string Email, DateTimeOffset LastHere, DateTimeOffset? DueAt, IReadOnlyList<Sentence> Holds)
{
    /// <summary>Whether one of them is somebody's word, which can be taken back.</summary>
    public bool IsHeldByHand { get; init; }
}

/// <summary>Some of them, whoever is due first in front.</summary>
public sealed record ExpectedPage(IReadOnlyList<Expected> People, int Page, int Pages, int Total, int Due);

/// <summary>
/// Whose personal data are past keeping. Laws: nobody who holds a role, now or later, is; the years count from the end of the last
/// role or from the last thing that they did here, whichever is later; whoever never held a role nor did anything is not counted.
/// Open work, seats, proposals that they lead and a hold by hand keep them, however long it is ago.
/// </summary>
public sealed class PastKeeping(GovernanceDb db, TimeProvider clock)
{
    /// <summary>The years of the policy; null: there is none.</summary>
    public async Task<int?> Years(CancellationToken cancellation = default) => (await db.Set<PortalSettings>().AsNoTracking().SingleOrDefaultAsync(cancellation))?.PeopleYears;

    /// <summary>Those whom the caller sees, by the years of the policy or by others, to see what these would come to.</summary>
    public async Task<ExpectedPage> Expected(int? years, int page, int size, Caller caller, CancellationToken cancellation = default)
    {
        var all = (await Gone(db.Set<Person>().AsNoTracking().VisibleTo(caller), cancellation)).OrderBy(one => one.At).ThenBy(one => one.Id).ToList();
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var shown = all.Skip((Math.Clamp(page, 1, pages) - 1) * size).Take(size).ToList();
        return new(await Described(shown, years, cancellation), Math.Clamp(page, 1, pages), pages, all.Count, all.Count(one => years is { } of && IsPast(one.At, of)));
    }

    /// <summary>The same of one person; null while they hold a role, or where their data are erased. Throws <see cref="NotFound"/> for others.</summary>
    public async Task<Expected?> Of(Guid personId, Caller caller, CancellationToken cancellation = default)
    {
        var visible = db.Set<Person>().AsNoTracking().VisibleTo(caller).Where(one => one.Id == personId);
        if (!await visible.AnyAsync(cancellation))
            throw new NotFound();
        return (await Described(await Gone(visible, cancellation), await Years(cancellation), cancellation)).SingleOrDefault();
    }

    /// <summary>Everybody who is to be erased now.</summary>
    public async Task<IReadOnlyList<Guid>> Due(CancellationToken cancellation = default)
    {
        if (await Years(cancellation) is not { } years)
            return [];
        var past = (await Gone(db.Set<Person>().AsNoTracking(), cancellation)).Where(one => IsPast(one.At, years)).ToList();
        return [.. (await Described(past, years, cancellation)).Where(one => one.Holds.Count == 0).Select(one => one.Id)];
    }

    internal async Task<bool> IsDue(Guid personId, int years, CancellationToken cancellation)
    {
        var gone = await Gone(db.Set<Person>().AsNoTracking().Where(one => one.Id == personId), cancellation);
        return gone.Exists(one => IsPast(one.At, years)) && (await Described(gone, years, cancellation)).All(one => one.Holds.Count == 0);
    }

    private bool IsPast(DateTimeOffset lastHere, int years) => DueAt(lastHere, years) <= clock.GetUtcNow();

    // a year beyond the calendar never comes
    private static DateTimeOffset DueAt(DateTimeOffset lastHere, int years) => lastHere.Year + years > 9999 ? DateTimeOffset.MaxValue : lastHere.AddYears(years);

    private async Task<List<(Guid Id, DateTimeOffset At)>> Gone(IQueryable<Person> people, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var found = await people.Where(one => one.ErasedAt == null && !one.Grants.Any(grant => grant.Until == null || grant.Until > at)).Select(one => new
        {
            one.Id,
            Role = one.Grants.Max(grant => grant.Until),
            Seen = db.Set<Session>().Where(session => session.PersonId == one.Id).Max(session => (DateTimeOffset?)session.SeenAt),
            Acted = db.Events.Where(row => row.ById == one.Id).Max(row => (DateTimeOffset?)row.At),
        }).ToListAsync(cancellation);
        return [.. found.Select(one => (one.Id, At: new[] { one.Role, one.Seen, one.Acted }.Max())).Where(one => one.At is not null).Select(one => (one.Id, one.At!.Value))];
    }

    private async Task<IReadOnlyList<Expected>> Described(IReadOnlyList<(Guid Id, DateTimeOffset At)> gone, int? years, CancellationToken cancellation)
    {
        var ids = gone.Select(one => one.Id).ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var holds = await Holds(ids, cancellation);
        return [.. gone.Select(one => (people[one.Id], one.At)).Select(one => new Expected(
            one.Item1.Id, one.Item1.Name, one.Item1.Email, one.At, years is { } of ? DueAt(one.At, of) : null,
            [.. holds[one.Item1.Id], .. one.Item1.Hold is { } hold ? [new Sentence("Held: {0}", hold.Reason)] : Array.Empty<Sentence>()]) { IsHeldByHand = one.Item1.Hold is not null })];
    }

    private async Task<ILookup<Guid, Sentence>> Holds(List<Guid> ids, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var steps = await db.Set<WorkItem>().Where(item => item.State == WorkState.Open && item.AssignedToId != null && ids.Contains(item.AssignedToId.Value)).Select(item => item.AssignedToId!.Value).ToListAsync(cancellation);
        var reviews = await db.Set<Review>().Where(one => one.State == ReviewLifecycle.Table.Initial && ids.Contains(one.ReviewerId)).Select(one => one.ReviewerId).ToListAsync(cancellation);
        var advice = await db.Set<Advice>().Where(one => one.State == AdviceState.Asked && ids.Contains(one.AdviserId)).Select(one => one.AdviserId).ToListAsync(cancellation);
        var led = await db.Set<MicroCredential>().Where(one => ids.Contains(one.LeadId)).Select(one => new { one.LeadId, one.Id, one.State }).ToListAsync(cancellation);
        // seats are kept as JSON beside their body, and bodies are few
        var bodies = await db.Set<Body>().AsNoTracking().ToListAsync(cancellation);
        return steps.Concat(reviews).Concat(advice).GroupBy(id => id).Select(one => (one.Key, new Sentence("Open steps, reviews and advice: {0}", one.Count())))
            .Concat(led.Where(one => !CredentialLifecycle.IsEnded(one.State)).GroupBy(one => one.LeadId).Select(one => (one.Key, new Sentence("Leads {0}", string.Join(", ", one.Select(record => record.Id).Order(StringComparer.Ordinal))))))
            .Concat(bodies.SelectMany(body => body.Seats.Where(seat => ids.Contains(seat.PersonId) && (seat.Until is null || at < seat.Until)).Select(seat => (seat.PersonId, new Sentence("Has a seat: {0}", body.Name)))))
            .ToLookup(one => one.Item1, one => one.Item2);
    }
}
