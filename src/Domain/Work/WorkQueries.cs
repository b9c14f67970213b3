using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Forms;
using Governance.Domain.Reviews;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>Reads the steps that wait, and the page of each, without tracking.</summary>
public sealed class WorkQueries(GovernanceDb db, FormCatalogue forms, RubricCatalogue rubrics, TimeProvider clock)
{
    /// <summary>The steps that wait for the caller's roles: the piece asked for, or the whole list, soonest due first.</summary>
    public async Task<WaitingWork> WaitingFor(Caller caller, WorkHorizon horizon, WorkSlice? slice = null, CancellationToken cancellation = default)
    {
        var wanted = slice ?? WorkSlice.Whole;
        var before = await Before(caller, horizon.Now, cancellation);
        var lines = await Lines(before, caller, cancellation);
        var found = WorkLine.Sorted(WorkLine.Found(lines, wanted.Filter, horizon), wanted.Sort).ToList();
        var pages = Math.Max(1, (int)Math.Ceiling(found.Count / (double)wanted.PageSize));
        var page = Math.Clamp(wanted.Page, 1, pages);
        var mine = lines.Where(line => !line.IsAside).ToList();
        var rows = await Rows([.. found.Skip((page - 1) * wanted.PageSize).Take(wanted.PageSize)], before, caller, horizon.Now, cancellation);
        var holders = mine.GroupBy(line => (line.Item.RoleId, line.Item.BodyId)).Select(group => (group.First().Item, Count: group.Count())).ToList();
        var names = await WorkNames.Of(db, [.. holders.Select(one => one.Item)], cancellation);
        return new(rows, horizon, page, pages, found.Count)
        {
            Count = mine.Count,
            Overdue = mine.Count(line => line.Item.IsOverdue(horizon.Now)),
            Together = await Together(mine, rows, caller, cancellation),
            ViewCounts = [.. wanted.Views.Select(view => WorkLine.Found(lines, view, horizon).Count())],
            Holders = [.. holders.Select(one => new WorkHolder(one.Item.RoleId ?? one.Item.BodyId.ToString()!, names.Holder(one.Item), one.Count))],
            Units = [.. lines.Select(line => line.Unit).DistinctBy(WorkFilter.NameOf).OrderBy(unit => unit.ToString(), StringComparer.CurrentCulture)],
        };
    }

    /// <summary>How many steps wait for the caller: those that others have taken are not among them.</summary>
    public async Task<int> CountFor(Caller caller, CancellationToken cancellation = default)
    {
        var before = await Before(caller, clock.GetUtcNow(), cancellation);
        return before.Items.Count(one => !before.Claims.IsForOthers(one.Item, caller) && !one.Item.IsPutOff(clock.GetUtcNow()));
    }

    /// <summary>How many open steps each of these people may answer, reading the steps once; whose blind reviews are whose, and who has voted, is not looked at.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> OpenSteps(IReadOnlyCollection<Caller> people, CancellationToken cancellation = default)
    {
        var open = await db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Open && (item.RoleId != null || item.BodyId != null)).ToListAsync(cancellation);
        // thousands of steps are of few kinds as far as it goes who may answer them
        var alike = open.GroupBy(item => (item.RoleId, item.BodyId, item.OrganisationId, item.AssignedToId, item.Kind, Units: item.Units is { } units ? UnitNames.Of(units) : null)).Select(group => (group.First(), Count: group.Count())).ToList();
        return people.ToDictionary(person => person.PersonId!.Value, person => alike.Where(one => one.Item1.MayAct(person)).Sum(one => one.Count));
    }

    /// <summary>The open steps of the caller's own records that wait for others, so many of them, soonest due first.</summary>
    public async Task<IReadOnlyList<OpenWork>> Elsewhere(Caller caller, int count, CancellationToken cancellation = default)
    {
        if (caller.PersonId is not { } me)
            return [];
        var own = db.Set<MicroCredential>().Where(one => one.LeadId == me);
        var open = await db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Open && own.Any(one => one.Id == item.CredentialId)).ToListAsync(cancellation);
        var items = open.Where(item => !item.MayAct(caller)).OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Id).Take(count).ToList();
        var ids = items.Select(item => item.CredentialId).ToList();
        var titles = await own.Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Title }).ToDictionaryAsync(one => one.Id, one => one.Title, cancellation);
        var names = await WorkNames.Of(db, items, cancellation);
        // another may be given the lead between the two readings
        return [.. items.Where(item => titles.ContainsKey(item.CredentialId)).Select(item => Open(item, titles[item.CredentialId], names, caller))];
    }

    /// <summary>What the caller answered last, newest first.</summary>
    public async Task<IReadOnlyList<(AnsweredStep Step, Bilingual CredentialTitle)>> AnsweredBy(Caller caller, int count, CancellationToken cancellation = default)
    {
        if (caller.PersonId is not { } me)
            return [];
        var items = await db.Set<WorkItem>().AsNoTracking().Where(item => item.CompletedById == me)
            .OrderByDescending(item => item.CompletedAt).Take(count).ToListAsync(cancellation);
        var ids = items.Select(item => item.CredentialId).ToList();
        var titles = await db.Set<MicroCredential>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Title, cancellation);
        var names = await WorkNames.Of(db, items, cancellation);
        return [.. items.Select(item => (names.Answered(item), titles[item.CredentialId]))];
    }

    /// <summary>What a record waits for now. For whoever has just answered one of its steps: it names holders, nothing more.</summary>
    public async Task<WhatFollows> After(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        var record = await db.Set<MicroCredential>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == credentialId, cancellation) ?? throw new NotFound();
        var items = await db.Set<WorkItem>().AsNoTracking()
            .Where(item => item.State == WorkState.Open && item.CredentialId == credentialId).ToListAsync(cancellation);
        var names = await WorkNames.Of(db, items, cancellation);
        return new(record.State, [.. items.OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).Select(item => Open(item, record.Title, names, caller))]);
    }

    /// <summary>What is before the caller, with what it was read from: each step and in whose name they would answer it.</summary>
    private async Task<WorkBefore> Before(Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        var open = (await OpenFor(caller).ToListAsync(cancellation)).Where(item => item.MayAct(caller)).ToList();
        var grouped = open.Where(item => item.Group is not null).Select(item => item.CredentialId).Distinct().ToList();
        var answered = grouped.Count == 0 ? [] : await db.Set<WorkItem>().AsNoTracking()
            .Where(item => item.State == WorkState.Completed && item.Group != null && grouped.Contains(item.CredentialId)).ToListAsync(cancellation);
        var reviews = await BlindReviews.Of(db, open, caller, cancellation);
        var votes = await OpenVotes.Of(db, open, caller, cancellation);
        var book = await DutyBook.Of(db, open, caller, cancellation, DutyReading.WhoMayAct);
        return new(at, reviews, votes, await Claims.Of(db, open, at, cancellation),
            [.. open.Where(item => !HasAnsweredInGroup(item, answered, caller) && !reviews.IsForOthers(item) && !votes.IsForOthers(item))
                .Select(item => (Item: item, Way: book.Way(item, caller, at)))
                .Where(one => one.Way.Refused is null)
                .Select(one => (one.Item, one.Way.Principal))]);
    }

    private async Task<IReadOnlyList<WorkLine>> Lines(WorkBefore before, Caller caller, CancellationToken cancellation)
    {
        if (before.Items.Count == 0)
            return [];
        var waiting = OpenFor(caller).Select(item => item.CredentialId);
        var records = await db.Set<MicroCredential>().AsNoTracking().Where(record => waiting.Contains(record.Id))
            .Select(record => new { record.Id, record.Unit, record.State, record.SearchText }).ToDictionaryAsync(record => record.Id, cancellation);
        // a step may be answered between the two readings, and its record then waits no longer
        return [.. before.Items.Where(one => records.ContainsKey(one.Item.CredentialId)).Select(one => (one.Item, one.Principal, Record: records[one.Item.CredentialId]))
            .Select(one => new WorkLine(one.Item, one.Record.Unit, one.Record.State, one.Record.SearchText, before.Claims.Reading(one.Item, caller, mayAct: true), one.Principal, one.Item.IsPutOff(before.At)))];
    }

    private async Task<IReadOnlyList<WorkRow>> Rows(IReadOnlyList<WorkLine> lines, WorkBefore before, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = lines.Select(line => line.Item.CredentialId).Distinct().ToList();
        var answered = await Quotable(lines, cancellation);
        // versions are compared where a step comes back, and where a change to what is published is decided; elsewhere they are not read
        var onTheWay = CredentialLifecycle.OnTheWay;
        var compared = await db.Set<MicroCredential>().Where(one => ids.Contains(one.Id) && one.PublishedVersion != null && onTheWay.Contains(one.State)).Select(one => one.Id).ToListAsync(cancellation);
        compared.AddRange(lines.Where(line => answered.Exists(one => one.CredentialId == line.Item.CredentialId && one.StepId == line.Item.StepId)).Select(line => line.Item.CredentialId));
        var records = (await db.Set<MicroCredential>().AsNoTracking().Where(one => ids.Contains(one.Id) && !compared.Contains(one.Id)).ToListAsync(cancellation))
            .Concat(await db.Set<MicroCredential>().AsNoTracking().Include(one => one.Versions).Where(one => compared.Contains(one.Id)).ToListAsync(cancellation))
            .ToDictionary(one => one.Id);
        var names = await WorkNames.Of(db, [.. lines.Select(line => line.Item), .. answered], cancellation);
        var reasons = new WorkReasons(forms, rubrics, names, before.Reviews, before.Votes);
        return [.. lines.Select(line => Row(line.Item, records[line.Item.CredentialId], [.. answered.Where(one => one.CredentialId == line.Item.CredentialId)], names, reasons, now) with
        {
            Claim = line.Claim,
            PutOff = line.IsPutOff ? line.Item.PutOff : null,
            For = NameOf(caller, line.Principal),
            Unit = line.Unit,
        })];
    }

    /// <summary>How many may be answered together: those of the page are known; of the others only those are looked at that came back, or change what is published.</summary>
    private async Task<int> Together(List<WorkLine> mine, IReadOnlyList<WorkRow> shown, Caller caller, CancellationToken cancellation)
    {
        var (known, onTheWay) = (shown.Select(row => row.Id).ToHashSet(), CredentialLifecycle.OnTheWay);
        if (mine.All(line => known.Contains(line.Item.Id)))
            return shown.Count(row => row.IsConsent);
        var possible = (await OpenFor(caller).Where(item => item.Kind == WorkKind.Decision
                && (db.Set<WorkItem>().Any(before => before.CredentialId == item.CredentialId && before.StepId == item.StepId && before.State == WorkState.Completed)
                    || db.Set<MicroCredential>().Any(one => one.Id == item.CredentialId && one.PublishedVersion != null && onTheWay.Contains(one.State))))
            .Select(item => item.Id).ToListAsync(cancellation)).ToHashSet();
        var lines = mine.Where(line => possible.Contains(line.Item.Id) && !known.Contains(line.Item.Id)).ToList();
        var answered = await Quotable(lines, cancellation);
        var ids = lines.Select(line => line.Item.CredentialId).Distinct().ToList();
        var published = await db.Set<MicroCredential>().AsNoTracking().Include(one => one.Versions).Where(one => ids.Contains(one.Id) && one.PublishedVersion != null && onTheWay.Contains(one.State)).ToDictionaryAsync(one => one.Id, cancellation);
        return shown.Count(row => row.IsConsent) + lines.Count(line => ConsentRule.Of(
            line.Item, WorkReasons.SameBefore(line.Item, answered.Where(one => one.CredentialId == line.Item.CredentialId)), published.GetValueOrDefault(line.Item.CredentialId)?.ClassOfChange(forms, line.Item.VersionNumber)) is not null);
    }

    private IQueryable<WorkItem> OpenFor(Caller caller)
    {
        var held = caller.Roles.Concat(caller.Principals.SelectMany(one => one.Roles)).ToList();
        var roles = held.Select(one => one.Role.Id).Distinct().ToList();
        var isEverywhere = held.Exists(one => one.OrganisationId is null);
        var organisations = held.Select(one => one.OrganisationId).OfType<Guid>().Distinct().ToList();
        var bodies = caller.Seats.Select(seat => seat.BodyId).Distinct().ToList();
        return db.Set<WorkItem>().AsNoTracking()
            .Where(item => item.State == WorkState.Open
                && (bodies.Contains(item.BodyId!.Value) || (roles.Contains(item.RoleId!) && (isEverywhere || organisations.Contains(item.OrganisationId)))));
    }

    /// <summary>The answers that a row's reason may quote: the last one before its step was opened, and the last at the same step.</summary>
    private async Task<List<WorkItem>> Quotable(IReadOnlyList<WorkLine> lines, CancellationToken cancellation)
    {
        var credentials = lines.Select(line => line.Item.CredentialId).Distinct().ToList();
        var given = (await db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Completed && credentials.Contains(item.CredentialId))
            .Select(item => new { item.Id, item.CredentialId, item.StepId, item.CompletedAt }).ToListAsync(cancellation)).ToLookup(one => one.CredentialId);
        var wanted = lines.SelectMany(line =>
        {
            var before = given[line.Item.CredentialId].Where(one => one.CompletedAt <= line.Item.OpenedAt).OrderByDescending(one => one.CompletedAt).ThenByDescending(one => one.Id).ToList();
            return before.Take(1).Concat(before.Where(one => one.StepId == line.Item.StepId).Take(1));
        }).Select(one => one.Id).Distinct().ToList();
        return await db.Set<WorkItem>().AsNoTracking().Where(item => wanted.Contains(item.Id)).ToListAsync(cancellation);
    }

    // whoever scored one of the blind reviews of a version is not asked for another one of it
    internal static bool HasAnsweredInGroup(WorkItem item, IEnumerable<WorkItem> answered, Caller caller) =>
        item.Group is not null && answered.Any(one => (one.CompletedById == caller.PersonId || (one.ForId is not null && one.ForId == caller.PersonId)) && one.CredentialId == item.CredentialId
            && one.Group == item.Group && one.VersionNumber == item.VersionNumber && one.StageSince == item.StageSince);

    internal static Bilingual? NameOf(Caller caller, Guid? principal) => caller.Principals.FirstOrDefault(one => one.PersonId == principal)?.Name;

    private WorkRow Row(WorkItem item, MicroCredential record, IReadOnlyList<WorkItem> answered, WorkNames names, WorkReasons reasons, DateTimeOffset now) => new(
        item.Id, item.CredentialId, item.Kind, item.Title, record.Title, record.State, item.RoleId ?? item.BodyId.ToString()!, names.Holder(item), item.OrganisationId, names.Organisation(item.OrganisationId),
        item.OpenedAt, item.DueAt, item.IsOverdue(now), reasons.Of(item, record, answered))
    {
        Consent = ConsentRule.Of(item, WorkReasons.SameBefore(item, answered), record.ClassOfChange(forms, item.VersionNumber)),
    };

    private static OpenWork Open(WorkItem item, Bilingual title, WorkNames names, Caller caller) =>
        new(item.Id, item.CredentialId, item.OrganisationId, title, item.Kind, item.Title, names.Holder(item), item.OpenedAt, item.DueAt, item.MayAct(caller));

    private sealed record WorkBefore(DateTimeOffset At, BlindReviews Reviews, OpenVotes Votes, Claims Claims, IReadOnlyList<(WorkItem Item, Guid? Principal)> Items);
}
