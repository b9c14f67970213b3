using Governance.Domain.Organisations;
using Governance.Domain.Words;

namespace Governance.Domain.Work;

/// <summary>Whom an open step waits for, as lists filter by it: a role by its id, a body by its id, or <see cref="Partner"/> for any of the partners.</summary>
public static class StepHolder
{
    public const string Partner = "partner";

    public static string Id(string? roleId, Guid? bodyId) => bodyId?.ToString() ?? roleId ?? Partner;

    /// <param name="bodies">The names of bodies by their ids.</param>
    public static Bilingual Name(string? roleId, Guid? bodyId, IReadOnlyDictionary<Guid, Bilingual> bodies) =>
        bodyId is { } body ? bodies.GetValueOrDefault(body) ?? Bilingual.Empty
        : roleId is not null ? Role.Find(roleId)?.Name ?? new(roleId, roleId)
        : new("Industry partner", "Partenaire de l’industrie");

    internal static IQueryable<WorkItem> WaitingFor(this IQueryable<WorkItem> items, string holder) =>
        Guid.TryParse(holder, out var body) ? items.Where(item => item.BodyId == body)
        : holder == Partner ? items.Where(item => item.BodyId == null && item.RoleId == null)
        : items.Where(item => item.RoleId == holder);
}
