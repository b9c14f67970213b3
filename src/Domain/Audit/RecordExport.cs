using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Events;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Audit;

/// <summary>
/// The events of one record as a file for others to check, with the seals from the first that covers one of them to the newest, so that whoever
/// noted one of these elsewhere can tell whether the chain was made anew: everything that happened to the
/// record, and of the people who acted there the roles they were granted and the seats they held, as <see cref="ExportFile"/> says.
/// </summary>
public sealed class RecordExport(GovernanceDb db)
{
    private static readonly string[] AboutPeople = [nameof(RoleGranted), nameof(RoleEnded), nameof(SeatTaken), nameof(SeatEnded)];

    /// <summary>The file's text. Throws <see cref="RuleBroken"/> where there is no such record.</summary>
    public async Task<string> Of(string record, CancellationToken cancellation = default)
    {
        var rows = await db.Events.AsNoTracking().Where(row => row.CredentialId == record).OrderBy(row => row.Id).ToListAsync(cancellation);
        Rule.Require(rows.Exists(row => row.Name == nameof(CredentialProposed)), "There is no record {0}.", record);
        rows.AddRange(await OfPeople(People(rows), cancellation));
        var first = rows.Min(row => row.SealNumber);
        var seals = await db.Set<SealBatch>().AsNoTracking().Where(seal => seal.Number >= first).OrderBy(seal => seal.Number).ToListAsync(cancellation);
        return JsonSerializer.Serialize(
            new
            {
                format = ExportFile.Format,
                record,
                events = rows.OrderBy(row => row.Id).Select(ExportFile.Event),
                seals = seals.Select(ExportFile.Seal),
            },
            ExportFile.Readable);
    }

    private static HashSet<Guid> People(IEnumerable<EventRow> rows) =>
        [.. rows.SelectMany(row => new[] { row.ById, Id(Body(row), "For"), Id(Body(row), "Person"), Id(Body(row), "Member"), Id(Body(row), "ByProxyOf"), Id(Body(row), "Presider") }).OfType<Guid>()];

    private async Task<IReadOnlyList<EventRow>> OfPeople(HashSet<Guid> people, CancellationToken cancellation)
    {
        var rows = await db.Events.AsNoTracking().Where(row => AboutPeople.Contains(row.Name)).ToListAsync(cancellation);
        var about = rows.Where(row => (Id(Body(row), "Person") ?? Id(Body(row)["Seat"] as JsonObject, "PersonId")) is { } person && people.Contains(person)).ToList();
        var bodies = about.Select(row => Id(Body(row), "Body")).OfType<Guid>().ToHashSet();
        var founded = await db.Events.AsNoTracking().Where(row => row.Name == nameof(BodyFounded)).ToListAsync(cancellation);
        // what people held for a unit before it was renamed
        var renamed = await db.Events.AsNoTracking().Where(row => row.Name == nameof(UnitRenamed)).ToListAsync(cancellation);
        var places = about.Select(row => row.OrganisationId).ToHashSet();
        return [.. about, .. renamed.Where(row => places.Contains(row.OrganisationId)), .. founded.Where(row => Id(Body(row), "Body") is { } body && bodies.Contains(body))];
    }

    private static JsonObject Body(EventRow row) => JsonNode.Parse(row.Body)!.AsObject();

    private static Guid? Id(JsonObject? body, string name) => Guid.TryParse(body?[name]?.ToString(), out var id) ? id : null;
}
