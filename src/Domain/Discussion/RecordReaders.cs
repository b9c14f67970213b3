using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Discussion;

/// <summary>
/// Who reads what is said and laid beside one record: whoever reads the record (<see cref="RecordAccess"/>), whoever sits in a
/// body that has or had it, and whoever may answer an open step of it. Not those who review it blind: they judge the
/// proposal and nothing that others say of it. Partners and advisers read their own page alone.
/// </summary>
internal sealed class RecordReaders
{
    private readonly IReadOnlyList<WorkItem> items;

    private RecordReaders(MicroCredential record, IReadOnlyList<WorkItem> items)
    {
        Record = record;
        this.items = items;
    }

    /// <summary>With its versions.</summary>
    public MicroCredential Record { get; }

    /// <summary>Throws <see cref="NotFound"/> where there is no such record, or the caller is none of its readers.</summary>
    public static async Task<RecordReaders> For(GovernanceDb db, string credentialId, Caller caller, CancellationToken cancellation)
    {
        var readers = await Of(db, credentialId, cancellation);
        return readers is not null && readers.MayRead(caller) ? readers : throw new NotFound();
    }

    public static async Task<RecordReaders?> Of(GovernanceDb db, string credentialId, CancellationToken cancellation) =>
        await db.Set<MicroCredential>().AsNoTracking().Include(one => one.Versions).SingleOrDefaultAsync(one => one.Id == credentialId, cancellation) is { } record
            ? new(record, await db.Set<WorkItem>().AsNoTracking().Where(item => item.CredentialId == credentialId && item.State != WorkState.Cancelled && item.Kind != WorkKind.Rubric).ToListAsync(cancellation))
            : null;

    public bool MayRead(Caller caller) =>
        caller.PersonId is not null
        && (RecordAccess.Reads(Record, items, caller)
            || items.Any(item => item.BodyId is { } body ? caller.SitsIn(body) : item.IsOpen && item.MayAct(caller)));

    /// <summary>Whether the caller is of the record's own institution.</summary>
    public bool IsOfTheInstitution(Caller caller) =>
        Record.LeadId == caller.PersonId || caller.Roles.Any(held => held.OrganisationId == Record.OrganisationId);

    /// <summary>The body that has the record now and that the caller sits in.</summary>
    public Guid? BodyOf(Caller caller) => items.FirstOrDefault(item => item is { IsOpen: true, BodyId: { } body } && caller.SitsIn(body))?.BodyId;

    public WorkItem? Step(Guid id) => items.FirstOrDefault(item => item.Id == id);

    /// <summary>The step at which somebody who does not read the record itself reads what is beside it.</summary>
    public WorkItem? StepFor(Caller caller) =>
        items.OrderByDescending(item => item.IsOpen).ThenByDescending(item => item.OpenedAt).FirstOrDefault(item => item.MayAct(caller));

    public bool ReadsTheRecord(Caller caller) => RecordAccess.Reads(Record, items, caller);

    /// <summary>What the proposal says to the caller: the draft to its team, else what was last submitted, or the draft while nothing was.</summary>
    public Proposal Content(Caller caller) =>
        RecordAccess.IsOfTheTeam(Record, caller) ? Record.Draft : Record.LatestVersion?.Content ?? Record.Draft;

    /// <summary>Everybody with an account who is a reader now, each as the caller they act as.</summary>
    public async Task<IReadOnlyList<(Person Person, Caller Caller)>> Everybody(GovernanceDb db, DateTimeOffset at, CancellationToken cancellation)
    {
        var organisation = Record.OrganisationId;
        var bodyIds = items.Select(item => item.BodyId).OfType<Guid>().Distinct().ToList();
        var bodies = bodyIds.Count == 0 ? [] : await db.Set<Body>().AsNoTracking().Where(body => bodyIds.Contains(body.Id)).ToListAsync(cancellation);
        var seats = bodies.SelectMany(body => body.HeldAt(at).Select(seat => (seat.PersonId, Seat: new HeldSeat(body.Id, seat.Role is SeatRole.Chair or SeatRole.Secretary))))
            .ToLookup(one => one.PersonId, one => one.Seat);
        var seated = seats.Select(one => one.Key).ToList();
        var people = await db.Set<Person>().AsNoTracking()
            .Where(person => person.Id == Record.LeadId || seated.Contains(person.Id) || person.Grants.Any(grant => grant.OrganisationId == null || grant.OrganisationId == organisation))
            .ToListAsync(cancellation);
        return [.. people.Select(person => (person, Caller.Person(person.Id, person.Name.ToString(), person.HeldAt(at), [.. seats[person.Id]]))).Where(one => MayRead(one.Item2))];
    }
}
