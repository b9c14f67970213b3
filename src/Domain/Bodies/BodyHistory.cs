using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Commands;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Bodies;

/// <summary>What happened to a body, as the sealed events say it.</summary>
public sealed class BodyHistory(GovernanceDb db)
{
    private static readonly string[] Told = [nameof(BodyFounded), nameof(SeatTaken), nameof(SeatEnded), nameof(BylawsAdopted)];

    /// <summary>The latest first. Throws <see cref="NotFound"/> where the caller may not read the body.</summary>
    public async Task<IReadOnlyList<BodyHappening>> Of(Guid bodyId, Caller caller, CancellationToken cancellation = default)
    {
        var body = await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == bodyId, cancellation) ?? throw new NotFound();
        if (!BodyAccess.MayRead(body, caller))
            throw new NotFound();
        var mark = $"\"{nameof(BodyEvent.Body)}\":\"{bodyId}\"";
        var rows = await db.Events.AsNoTracking().Where(row => row.OrganisationId == body.OrganisationId && Told.Contains(row.Name) && row.Body.Contains(mark))
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).ToListAsync(cancellation);
        var wanted = rows.Select(row => row.ById).OfType<Guid>().Concat(body.Seats.Select(seat => seat.PersonId)).Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => wanted.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        return [.. rows.Select(row => new BodyHappening(row.At, row.ById is { } by ? names.GetValueOrDefault(by) : null, What(row, names)))];
    }

    private static Sentence What(EventRow row, Dictionary<Guid, Bilingual> names)
    {
        var told = JsonNode.Parse(row.Body)!;
        return row.Name switch
        {
            nameof(BodyFounded) => new("Founded"),
            nameof(SeatTaken) => Taken(told["Seat"].Deserialize<Seat>()!, names),
            nameof(SeatEnded) => new("The term of {0} was ended", NameOf(told["Person"]!.GetValue<Guid>(), names)),
            nameof(BylawsAdopted) => new("Bylaws were adopted"),
            _ => throw new InvalidOperationException($"Nothing is told of {row.Name}."),
        };
    }

    private static Sentence Taken(Seat seat, Dictionary<Guid, Bilingual> names) => seat.AlternateFor is not null
        ? new("{0} took a seat as alternate", NameOf(seat.PersonId, names))
        : seat.Role switch
        {
            SeatRole.Chair => new("{0} took the chair", NameOf(seat.PersonId, names)),
            SeatRole.Secretary => new("{0} became secretary", NameOf(seat.PersonId, names)),
            SeatRole.Member => new("{0} took a seat", NameOf(seat.PersonId, names)),
        };

    private static Bilingual NameOf(Guid personId, Dictionary<Guid, Bilingual> names) => names.GetValueOrDefault(personId) ?? Bilingual.Empty;
}
