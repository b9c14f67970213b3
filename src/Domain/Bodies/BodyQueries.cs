using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Voting;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Bodies;

/// <summary>Reads bodies without tracking; <see cref="BodyAccess"/> says whose.</summary>
public sealed class BodyQueries(GovernanceDb db, TimeProvider clock)
{
    /// <summary>The bodies that the caller may read, by organisation and name in the reader's language.</summary>
    public async Task<IReadOnlyList<BodyLine>> List(Caller caller, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var bodies = (await db.Set<Body>().AsNoTracking().ToListAsync(cancellation)).Where(body => BodyAccess.MayRead(body, caller)).ToList();
        var chairs = bodies.ToDictionary(body => body.Id, body => body.HeldAt(at).FirstOrDefault(seat => seat.Role == SeatRole.Chair)?.PersonId);
        var (people, organisations) = await Names(chairs.Values.OfType<Guid>(), cancellation);
        return
        [
            .. bodies.Select(body => new BodyLine(
                    body.Id, body.OrganisationId, organisations[body.OrganisationId], body.Kind, body.Name,
                    body.HeldAt(at).Count(seat => seat.AlternateFor is null),
                    chairs[body.Id] is { } chair ? people.GetValueOrDefault(chair) : null) { Code = body.Code })
                .OrderBy(line => line.Organisation.ToString(), StringComparer.CurrentCulture)
                .ThenBy(line => line.Name.ToString(), StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Throws <see cref="NotFound"/> where there is no such body, or it is not for this caller.</summary>
    public async Task<BodyView> Find(Guid bodyId, Caller caller, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var body = await Read(bodyId, cancellation);
        if (!BodyAccess.MayRead(body, caller))
            throw new NotFound();
        var (people, organisations) = await Names(body.Seats.Select(seat => seat.PersonId), cancellation);
        var held = body.HeldAt(at);
        var others = body.Seats.Except(held).OrderByDescending(seat => seat.From).ToList();
        return new(
            body.Id, body.OrganisationId, organisations[body.OrganisationId], body.Kind, body.Code, body.Name, body.Mandate,
            [.. held.Concat(others.Where(seat => seat.From > at)).Concat(others.Where(seat => seat.From <= at)).Select(Told)],
            [.. body.Adoptions.Reverse()],
            caller.May(Permission.KeepBodies, body.OrganisationId))
        {
            At = at,
        };

        SeatView Told(Seat seat) => new(
            seat,
            people.GetValueOrDefault(seat.PersonId) ?? Bilingual.Empty,
            seat.Unit ?? (seat.OrganisationId is { } of ? organisations.GetValueOrDefault(of) : null),
            seat.AlternateFor is { } other ? people.GetValueOrDefault(body.Seats.First(one => one.Id == other).PersonId) : null);
    }

    /// <summary>The bodies of an organisation, by the order in which they were founded.</summary>
    public async Task<IReadOnlyList<(Guid Id, BodyKind Kind, Bilingual Name)>> Of(Guid organisationId, CancellationToken cancellation = default) =>
        [.. (await db.Set<Body>().AsNoTracking().Where(body => body.OrganisationId == organisationId).OrderBy(body => body.Id)
            .Select(body => new { body.Id, body.Kind, body.Name }).ToListAsync(cancellation)).Select(body => (body.Id, body.Kind, body.Name))];

    /// <summary>The body that a definition means by this code in an organisation; null where there is none.</summary>
    public Task<Guid?> Named(string code, Guid organisationId, CancellationToken cancellation = default) =>
        db.Set<Body>().Where(body => body.OrganisationId == organisationId && body.Code == code).Select(body => (Guid?)body.Id).SingleOrDefaultAsync(cancellation);

    /// <summary>Each person's seats at this moment, in every body.</summary>
    public async Task<ILookup<Guid, HeldSeat>> Seats(CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var bodies = await db.Set<Body>().AsNoTracking().Select(body => new { body.Id, body.Seats }).ToListAsync(cancellation);
        var atHand = (await db.Set<Motion>().AsNoTracking().Where(motion => motion.State == MotionState.Open || motion.State == MotionState.Tied || motion.State == MotionState.Held)
            .Select(motion => new { motion.BodyId, motion.PutAt }).ToListAsync(cancellation)).ToLookup(motion => motion.BodyId, motion => motion.PutAt);
        return bodies.SelectMany(body => body.Seats.Where(seat => seat.IsHeldAt(at) || atHand[body.Id].Any(seat.IsHeldAt))
                .Select(seat => (seat.PersonId, Seat: new HeldSeat(body.Id, seat.IsHeldAt(at) && seat.Role is SeatRole.Chair or SeatRole.Secretary))))
            .OrderByDescending(held => held.Seat.Presides).DistinctBy(held => (held.PersonId, held.Seat.BodyId))
            .ToLookup(held => held.PersonId, held => held.Seat);
    }

    /// <summary>Who may vote at that moment, with the alternates that stand in for them; see <see cref="Tally.Of"/>.</summary>
    public async Task<IReadOnlyList<Member>> MembersAt(Guid bodyId, DateTimeOffset at, CancellationToken cancellation = default) =>
        (await Read(bodyId, cancellation)).MembersAt(at);

    /// <summary>The bylaws in force at that moment.</summary>
    public async Task<Bylaws> BylawsAt(Guid bodyId, DateTimeOffset at, CancellationToken cancellation = default) =>
        (await Read(bodyId, cancellation)).BylawsAt(at);

    /// <summary>People who may be given a seat: everyone who holds a role in the body's organisation, or in the whole network.</summary>
    public async Task<IReadOnlyList<(Guid Id, Bilingual Name)>> Candidates(Guid organisationId, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Grants.Any(grant => grant.OrganisationId == organisationId || grant.OrganisationId == null)).ToListAsync(cancellation);
        return [.. people.Where(person => person.RolesAt(at).Any(held => held.OrganisationId is null || held.OrganisationId == organisationId))
            .Select(person => (person.Id, person.Name)).OrderBy(person => person.Name.ToString(), StringComparer.CurrentCulture)];
    }

    private async Task<Body> Read(Guid bodyId, CancellationToken cancellation) =>
        await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(body => body.Id == bodyId, cancellation) ?? throw new NotFound();

    private async Task<(Dictionary<Guid, Bilingual> People, Dictionary<Guid, Bilingual> Organisations)> Names(IEnumerable<Guid> personIds, CancellationToken cancellation)
    {
        var wanted = personIds.Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return (people, await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, cancellation));
    }
}
