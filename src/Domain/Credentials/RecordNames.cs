using Governance.Domain.Bodies;
using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Credentials;

/// <summary>
/// The names that readings of a record need, read once. Knows the law of blind review: while a review of a group and
/// version is still open, and for whoever may not read reviews at all, a reviewer has no name.
/// </summary>
internal sealed class RecordNames
{
    private readonly Dictionary<Guid, Bilingual> people;
    private readonly Dictionary<Guid, Bilingual> organisations;
    private readonly IReadOnlyList<WorkItem> items;
    private readonly Caller caller;

    private RecordNames(Dictionary<Guid, Bilingual> people, Dictionary<Guid, Bilingual> organisations, IReadOnlyList<WorkItem> items, Caller caller)
    {
        this.people = people;
        this.organisations = organisations;
        this.items = items;
        this.caller = caller;
    }

    /// <summary>Reads the people given, and every organisation and body: networks have dozens, not thousands.</summary>
    public static async Task<RecordNames> Read(GovernanceDb db, IEnumerable<Guid?> personIds, IReadOnlyList<WorkItem> items, Caller caller, CancellationToken cancellation)
    {
        var wanted = personIds.OfType<Guid>().Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(one => wanted.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var organisations = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        foreach (var body in await db.Set<Body>().AsNoTracking().Select(one => new { one.Id, one.Name }).ToListAsync(cancellation))
            organisations.Add(body.Id, body.Name);
        return new(people, organisations, items, caller);
    }

    public Bilingual? Person(Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;

    public Bilingual Organisation(Guid id) => organisations.GetValueOrDefault(id) ?? Bilingual.Empty;

    public WorkItem? Item(Guid? id) => items.FirstOrDefault(item => item.Id == id);

    /// <summary>Who a step waits for, or waited for: the role in words, the body, or the partner.</summary>
    public Bilingual Holder(WorkItem item) => HolderOf(item, organisations);

    public static Bilingual HolderOf(WorkItem item, IReadOnlyDictionary<Guid, Bilingual> organisations) =>
        item is { BodyId: null, RoleId: null } && Guid.TryParse(item.Subject, out var partner) && organisations.TryGetValue(partner, out var name) ? name
        : StepHolder.Name(item.RoleId, item.BodyId, organisations);

    /// <summary>Whether the caller may know that this person works on the step.</summary>
    public bool MayName(WorkItem item, Guid? personId) =>
        item.Kind != WorkKind.Rubric
        || personId == caller.PersonId
        || (caller.May(Permission.ReadReviews, item.OrganisationId) && !BlindReviews.IsBlindStill(item, items));

    /// <summary>Whether the person reviewed the record and the caller may not know it: then nothing else may tell.</summary>
    public bool IsHidden(Guid? personId) =>
        personId is not null && items.Any(item => (item.CompletedById == personId || item.ForId == personId) && !MayName(item, personId));
}
