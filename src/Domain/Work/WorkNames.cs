using Governance.Domain.Bodies;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>The names behind the ids of some steps: people, institutions, bodies and partners, read at once.</summary>
internal sealed class WorkNames(IReadOnlyDictionary<Guid, Bilingual> people, IReadOnlyDictionary<Guid, Bilingual> organisations, IReadOnlyDictionary<Guid, Bilingual> bodies)
{
    private static readonly Bilingual APartner = new("Industry partner", "Partenaire de l’industrie");

    internal static async Task<WorkNames> Of(GovernanceDb db, IReadOnlyCollection<WorkItem> items, CancellationToken cancellation)
    {
        var people = items.SelectMany(item => new[] { item.CompletedById, item.ForId, item.AssignedToId }).OfType<Guid>().Distinct().ToList();
        var organisations = items.Select(item => item.OrganisationId).Concat(items.Select(PartnerOf).OfType<Guid>()).Distinct().ToList();
        var bodies = items.Select(item => item.BodyId).OfType<Guid>().Distinct().ToList();
        return new(
            await db.Set<Person>().AsNoTracking().Where(one => people.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation),
            await db.Set<Organisation>().AsNoTracking().Where(one => organisations.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation),
            bodies.Count == 0 ? [] : await db.Set<Body>().AsNoTracking().Where(one => bodies.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation));
    }

    internal Bilingual Organisation(Guid id) => organisations.GetValueOrDefault(id) ?? Bilingual.Empty;

    internal Bilingual? Person(Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;

    /// <summary>Who a step waits for: its role, with the unit or the person where one is named, its body, or the partner with the link.</summary>
    internal Bilingual Holder(WorkItem item) =>
        item.BodyId is { } body ? bodies.GetValueOrDefault(body) ?? Bilingual.Empty
        : item.RoleId is { } roleId
            ? OfRole(roleId, item)
            : PartnerOf(item) is { } partner ? organisations.GetValueOrDefault(partner) ?? APartner : APartner;

    private Bilingual OfRole(string roleId, WorkItem item)
    {
        var role = Role.Find(roleId)?.Name ?? new Bilingual(roleId, roleId);
        if (roleId != Role.InitiativeLead.Id && Person(item.AssignedToId) is { } named)
            return new($"{role.En}, {named.En}", $"{role.Fr}, {named.Fr}");
        return item is { Units: { } units, AssignedToId: null } && UnitNames.Of(units) is var names ? new($"{role.En}, {names.En}", $"{role.Fr}, {names.Fr}") : role;
    }

    internal AnsweredStep Answered(WorkItem item) => new(
        item.Id, item.CredentialId, item.Kind, item.Title, Holder(item), Person(item.CompletedById), OutcomeOf(item), item.Comment, item.CompletedAt!.Value, item.VersionNumber)
    {
        For = Person(item.ForId),
        ReturnMode = item.ReturnMode,
        CarriedAt = item.Carried?.At,
        Signed = item.CompletedById is null ? null : item.Signs,
    };

    private static OfferedOutcome OutcomeOf(WorkItem item) =>
        item.Answer ?? new(item.Outcome!, item.LabelOf(item.Outcome!), null, NeedsReason: false, "plain");

    private static Guid? PartnerOf(WorkItem item) =>
        item.Kind == WorkKind.Endorsement && Guid.TryParse(item.Subject, out var id) ? id : null;
}
