using Governance.Domain.Bodies;
using Governance.Domain.Calendars;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Endorsements;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Insights;

/// <summary>
/// Says where proposals wait and how long stages take, over the records that the caller may read. What is asked of many
/// records is read from the rows of the records, of open steps and of stays in stages, never from the events.
/// </summary>
public sealed class InsightQueries(GovernanceDb db, UsualTimeZone usual, TimeProvider clock)
{
    public async Task<InsightReading> Of(InsightFilter filter, Caller caller, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var records = await Records(filter, caller, cancellation);
        var steps = (await Steps(records, filter, cancellation)).Where(step => records.ContainsKey(step.CredentialId)).ToList();
        var stays = (await Stays(filter, cancellation)).Where(stay => records.ContainsKey(stay.CredentialId)).ToList();
        var ending = await Ending(now, cancellation);
        var looked = ReviewCycle.LookedBefore(now, await ReviewCycle.Zone(db, usual, filter.OrganisationId, caller, now, cancellation));
        var late = steps.Where(step => step.DueAt < now).Select(step => step.CredentialId).ToHashSet(StringComparer.Ordinal);
        return new(
            records.Values.Count(one => CredentialLifecycle.OnTheWay.Contains(one.State)),
            late.Count,
            records.Values.Count(one => one.IsReturned),
            records.Values.Count(one => one.State == CredentialState.Active && one.LastReviewedAt < looked),
            ending.Count(records.ContainsKey),
            [.. records.Values.Where(one => CredentialLifecycle.OnTheWay.Contains(one.State)).GroupBy(one => one.State).OrderBy(group => group.Key)
                .Select(group => new StageWait(group.Key, group.Count(), group.Count(one => late.Contains(one.Id)), Days(now - group.Min(one => one.Since))))],
            await Holders(steps, now, cancellation),
            [.. stays.GroupBy(stay => stay.State).OrderBy(group => group.Key).Select(group => Cycle(group.Key, [.. group]))]);
    }

    /// <summary>Organisations and units whose records the caller may read, each by name in their language.</summary>
    public async Task<(IReadOnlyList<(Guid Id, Bilingual Name)> Organisations, IReadOnlyList<Bilingual> Units)> Places(Caller caller, CancellationToken cancellation = default)
    {
        var places = await db.Set<MicroCredential>().AsNoTracking().ReadableBy(db, caller).Select(one => new { one.OrganisationId, one.Unit }).Distinct().ToListAsync(cancellation);
        var ids = places.Select(one => one.OrganisationId).Distinct().ToList();
        var names = await db.Set<Organisation>().AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        return ([.. names.Select(one => (one.Id, one.Name)).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)],
            [.. places.Select(one => one.Unit).DistinctBy(WorkFilter.NameOf).OrderBy(unit => unit.ToString(), StringComparer.CurrentCulture)]);
    }

    /// <summary>The value that so many of a hundred do not exceed: nearest rank, so that it is one that was measured.</summary>
    internal static TimeSpan Percentile(IReadOnlyList<TimeSpan> sorted, int percent) =>
        sorted[Math.Max(0, (int)Math.Ceiling(percent / 100.0 * sorted.Count) - 1)];

    private async Task<Dictionary<string, RecordHere>> Records(InsightFilter filter, Caller caller, CancellationToken cancellation)
    {
        var readable = db.Set<MicroCredential>().AsNoTracking().ReadableBy(db, caller);
        if (filter.OrganisationId is { } organisation)
            readable = readable.Where(one => one.OrganisationId == organisation);
        var records = await readable.Select(one => new RecordHere(one.Id, one.Unit, one.State, one.StateSince, one.IsReturned, one.LastReviewedAt)).ToListAsync(cancellation);
        return records.Where(one => filter.Unit is null || WorkFilter.NameOf(one.Unit) == filter.Unit).ToDictionary(one => one.Id, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<StepHere>> Steps(Dictionary<string, RecordHere> records, InsightFilter filter, CancellationToken cancellation)
    {
        if (records.Count == 0)
            return [];
        var open = db.Set<WorkItem>().Where(item => item.State == WorkState.Open);
        if (filter.OrganisationId is { } organisation)
            open = open.Where(item => item.OrganisationId == organisation);
        return await open.Select(item => new StepHere(item.CredentialId, item.RoleId, item.BodyId, item.DueAt)).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<StayHere>> Stays(InsightFilter filter, CancellationToken cancellation) =>
        await db.Set<StageStay>().Where(stay => stay.Until >= filter.From && stay.Until < filter.Until)
            .Select(stay => new StayHere(stay.CredentialId, stay.State, stay.From, stay.Until, stay.IsReturn)).ToListAsync(cancellation);

    private Task<List<string>> Ending(DateTimeOffset now, CancellationToken cancellation)
    {
        var ends = now + Endorsement.AboutToEnd;
        return db.Set<Endorsement>().Where(one => one.State == EndorsementState.Signed && one.ValidUntil < ends).Select(one => one.CredentialId).Distinct().ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<HolderWait>> Holders(IReadOnlyList<StepHere> steps, DateTimeOffset now, CancellationToken cancellation)
    {
        var bodies = await db.Set<Body>().AsNoTracking().Select(one => new { one.Id, one.Name }).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return [.. steps.GroupBy(step => (step.RoleId, step.BodyId))
            .Select(group => new HolderWait(StepHolder.Id(group.Key.RoleId, group.Key.BodyId), StepHolder.Name(group.Key.RoleId, group.Key.BodyId, bodies), group.Count(), group.Select(step => step.CredentialId).Distinct().Count(), group.Count(step => step.DueAt < now)))
            .OrderByDescending(one => one.Steps).ThenBy(one => one.Name.ToString(), StringComparer.CurrentCulture)];
    }

    private static CycleTime Cycle(CredentialState state, IReadOnlyList<StayHere> stays)
    {
        var sorted = stays.Select(stay => stay.Until - stay.From).Order().ToList();
        return new(state, stays.Count, stays.Select(stay => stay.CredentialId).Distinct().Count(), Percentile(sorted, 50), Percentile(sorted, 90), stays.Count(stay => stay.IsReturn));
    }

    private static int Days(TimeSpan time) => (int)time.TotalDays;

    private sealed record RecordHere(string Id, Bilingual Unit, CredentialState State, DateTimeOffset Since, bool IsReturned, DateTimeOffset? LastReviewedAt);

    private sealed record StepHere(string CredentialId, string? RoleId, Guid? BodyId, DateTimeOffset? DueAt);

    private sealed record StayHere(string CredentialId, CredentialState State, DateTimeOffset From, DateTimeOffset Until, bool IsReturn);
}
