using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Conditions;

/// <summary>A condition as a reader of its record sees it.</summary>
/// <param name="SetBy">The person, the role where the person is not known any more, or the body.</param>
/// <param name="MayAnswer">Whether the reader may say how it was met now.</param>
/// <param name="MayJudge">Whether the reader may clear it, send it back, or ask for it no longer.</param>
public sealed record ConditionReading(
    Guid Id, string CredentialId, Bilingual CredentialTitle, Guid OrganisationId, Guid WorkItemId, Bilingual Step, string Text, Bilingual Owner, Bilingual SetBy, DateTimeOffset SetAt,
    DateTimeOffset DueAt, bool IsBeforePublication, ConditionState State, string? Answer, Bilingual? AnsweredBy, DateTimeOffset? AnsweredAt,
    string? Reason, Bilingual? SettledBy, DateTimeOffset? SettledAt, bool MayAnswer, bool MayJudge)
{
    public bool IsOpen => State is ConditionState.Open or ConditionState.Answered;

    /// <summary>Whether the reader is the one it waits for.</summary>
    public bool WaitsForReader => (State == ConditionState.Open && MayAnswer) || (State == ConditionState.Answered && MayJudge);
}

/// <summary>A page of the conditions that wait for somebody. Pages count from 1; a page past the end is the last one.</summary>
/// <param name="Total">How many wait on all pages.</param>
public sealed record ConditionPage(IReadOnlyList<ConditionReading> Rows, int Page, int Pages, int Total);

/// <summary>Reads conditions, without tracking.</summary>
public sealed class ConditionQueries(GovernanceDb db, TimeProvider clock)
{
    /// <summary>The conditions of a record that the caller may read, in the order in which they were set. Throws <see cref="NotFound"/> where they may not.</summary>
    public async Task<IReadOnlyList<ConditionReading>> Of(string credentialId, Caller caller, CancellationToken cancellation = default)
    {
        if (!await db.Set<MicroCredential>().AsNoTracking().ReadableBy(db, caller).AnyAsync(one => one.Id == credentialId, cancellation))
            throw new NotFound();
        return await Readings(await db.Set<Condition>().AsNoTracking().Where(one => one.CredentialId == credentialId).OrderBy(one => one.Id).ToListAsync(cancellation), caller, cancellation);
    }

    /// <summary>One condition, for those who read its record, see to it or judge it. Throws <see cref="NotFound"/> for everybody else.</summary>
    public async Task<ConditionReading> Find(Guid conditionId, Caller caller, CancellationToken cancellation = default)
    {
        var condition = await db.Set<Condition>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == conditionId, cancellation) ?? throw new NotFound();
        var reading = (await Readings([condition], caller, cancellation))[0];
        return reading.MayAnswer || reading.MayJudge || await db.Set<MicroCredential>().AsNoTracking().ReadableBy(db, caller).AnyAsync(one => one.Id == condition.CredentialId, cancellation)
            ? reading
            : throw new NotFound();
    }

    /// <summary>The conditions that wait for the caller: to say how they were met, or to look at what was said; soonest due first.</summary>
    public async Task<ConditionPage> WaitingFor(Caller caller, int page, int size, CancellationToken cancellation = default)
    {
        if (!caller.May(Permission.CompleteWork))
            return new([], 1, 1, 0);
        var all = await Waiting(caller, cancellation);
        var pages = Math.Max(1, (all.Count + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        var ids = all.Skip((shown - 1) * size).Take(size).ToList();
        var found = await db.Set<Condition>().AsNoTracking().Where(one => ids.Contains(one.Id)).OrderBy(one => one.DueAt).ThenBy(one => one.Id).ToListAsync(cancellation);
        return new(await Readings(found, caller, cancellation), shown, pages, all.Count);
    }

    /// <summary>Those that do wait, soonest due first: without their words, and without those from which a duty keeps the caller.</summary>
    private async Task<List<Guid>> Waiting(Caller caller, CancellationToken cancellation)
    {
        var me = caller.PersonId;
        var open = await MayWaitFor(caller).OrderBy(one => one.DueAt).ThenBy(one => one.Id).Select(one => new
        {
            one.Id, one.State, one.OwnerRoleId, one.OrganisationId, one.WorkItemId, one.SetById, one.SetByRoleId, one.SetByBodyId,
            IsLead = db.Set<MicroCredential>().Any(record => record.Id == one.CredentialId && record.LeadId == me),
        }).ToListAsync(cancellation);
        var mine = open.Where(one => one.State == ConditionState.Open
            ? (one.OwnerRoleId == Role.InitiativeLead.Id && one.IsLead) || Condition.Holds(caller, one.OwnerRoleId == Role.InitiativeLead.Id ? Role.InstructionalDesigner.Id : one.OwnerRoleId, one.OrganisationId)
            : Condition.IsJudge(caller, one.SetById, one.SetByRoleId, one.SetByBodyId, one.OrganisationId)).ToList();
        var steps = mine.Where(one => one.State == ConditionState.Answered).Select(one => one.WorkItemId).Distinct().ToList();
        var items = await db.Set<WorkItem>().AsNoTracking().Where(item => steps.Contains(item.Id) && item.Duties != null).ToListAsync(cancellation);
        var duties = await DutyBook.Of(db, items, caller, cancellation, DutyReading.WhoMayAct);
        var barred = items.Where(item => duties.Against(item, [caller.PersonId!.Value], clock.GetUtcNow()).Count > 0).Select(item => item.Id).ToHashSet();
        return [.. mine.Where(one => one.State == ConditionState.Open || !barred.Contains(one.WorkItemId)).Select(one => one.Id)];
    }

    /// <summary>Those open that the caller may have to see to, and those answered that they may have to judge, by roles and places apart: the network has thousands.</summary>
    private IQueryable<Condition> MayWaitFor(Caller caller)
    {
        var (me, roles) = (caller.PersonId, caller.Roles.Select(held => held.Role.Id).Distinct().ToList());
        var isEverywhere = caller.Roles.Any(held => held.OrganisationId is null);
        var places = caller.Roles.Select(held => held.OrganisationId).OfType<Guid>().Distinct().ToList();
        var bodies = caller.Seats.Where(seat => seat.Presides).Select(seat => (Guid?)seat.BodyId).Distinct().ToList();
        var isDesigner = roles.Contains(Role.InstructionalDesigner.Id);
        var lead = Role.InitiativeLead.Id;
        return db.Set<Condition>().AsNoTracking().Where(one =>
            (one.State == ConditionState.Open && one.OwnerRoleId == lead
                && ((isDesigner && (isEverywhere || places.Contains(one.OrganisationId))) || db.Set<MicroCredential>().Any(record => record.Id == one.CredentialId && record.LeadId == me)))
            || (one.State == ConditionState.Open && roles.Contains(one.OwnerRoleId) && one.OwnerRoleId != lead && (isEverywhere || places.Contains(one.OrganisationId)))
            || (one.State == ConditionState.Answered && one.AnsweredById != me
                && (one.SetById == me || bodies.Contains(one.SetByBodyId) || (roles.Contains(one.SetByRoleId!) && (isEverywhere || places.Contains(one.OrganisationId))))));
    }

    private async Task<IReadOnlyList<ConditionReading>> Readings(List<Condition> conditions, Caller caller, CancellationToken cancellation)
    {
        if (conditions.Count == 0)
            return [];
        var ids = conditions.Select(one => one.CredentialId).Distinct().ToList();
        var records = await db.Set<MicroCredential>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var people = conditions.SelectMany(one => new[] { one.SetById, one.AnsweredById, one.SettledById }).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(one => people.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var sitting = conditions.Select(one => one.SetByBodyId).OfType<Guid>().Distinct().ToList();
        var bodies = await db.Set<Body>().AsNoTracking().Where(one => sitting.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var steps = conditions.Where(one => one.IsOpen && one.IsJudge(caller)).Select(one => one.WorkItemId).Distinct().ToList();
        var items = await db.Set<WorkItem>().AsNoTracking().Where(item => steps.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellation);
        var duties = await DutyBook.Of(db, items.Values, caller, cancellation, DutyReading.WhoMayAct);
        return [.. conditions.Select(one => Reading(one, records[one.CredentialId]))];

        ConditionReading Reading(Condition one, MicroCredential record) => new(
            one.Id, one.CredentialId, record.Title, one.OrganisationId, one.WorkItemId, one.Step, one.Text, RoleName(one.OwnerRoleId), SetBy(one), one.SetAt, one.DueAt, one.IsBeforePublication, one.State,
            one.Answer, Name(one.AnsweredById), one.AnsweredAt, one.Reason, Name(one.SettledById), one.SettledAt,
            one.State == ConditionState.Open && one.IsOwner(caller, RecordAccess.IsOfTheTeam(record, caller)),
            MayJudge(one));

        bool MayJudge(Condition one) => one.IsOpen && one.IsJudge(caller) && caller.PersonId is { } me && one.AnsweredById != me
            && duties.Against(items[one.WorkItemId], [me], clock.GetUtcNow()).Count == 0;

        Bilingual SetBy(Condition one) => one.SetByBodyId is { } body ? bodies[body] : Name(one.SetById) ?? RoleName(one.SetByRoleId!);

        Bilingual? Name(Guid? person) => person is { } id ? names.GetValueOrDefault(id) : null;
    }

    private static Bilingual RoleName(string id) => Role.Find(id)?.Name ?? new(id, id);
}
