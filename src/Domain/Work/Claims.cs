using Governance.Domain.Commands;
using Governance.Domain.Delegations;
using Governance.Domain.Organisations;
using Governance.Domain.Rules;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Which claims hold at a moment. A claim lasts while whoever took the step may do it: besides being given back it ends
/// with their role, with the delegation by which they act, and for good with an absence of theirs.
/// </summary>
internal sealed class Claims
{
    private static readonly Claims None = new();

    private readonly Dictionary<Guid, Bilingual> holders = [];

    /// <summary>Reads what concerns these steps; steps that nobody has taken cost nothing.</summary>
    internal static async Task<Claims> Of(GovernanceDb db, IEnumerable<WorkItem> items, DateTimeOffset at, CancellationToken cancellation)
    {
        var taken = items.Where(item => item.IsOpen && item.Claim is not null).ToList();
        if (taken.Count == 0)
            return None;
        var ids = taken.SelectMany(item => new[] { item.Claim!.PersonId, item.Claim.ForId }).OfType<Guid>().Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var absences = await db.Set<Delegation>().AsNoTracking().Where(one => ids.Contains(one.PrincipalId) && one.From <= at).ToListAsync(cancellation);
        var claims = new Claims();
        foreach (var item in taken.Where(item => Holds(item, people, absences, at)))
            claims.holders[item.Id] = people[item.Claim!.PersonId].Name;
        return claims;
    }

    /// <summary>Throws <see cref="SomeoneWasFaster"/> where somebody else has the step.</summary>
    internal static async Task RequireFree(GovernanceDb db, WorkItem item, Caller caller, DateTimeOffset at, CancellationToken cancellation)
    {
        var claims = await Of(db, [item], at, cancellation);
        if (claims.IsForOthers(item, caller))
            throw new SomeoneWasFaster(new Sentence("{0} has taken this step.", claims.Holder(item)!));
    }

    /// <summary>Who has the step; null where anybody of its role may take it.</summary>
    internal Bilingual? Holder(WorkItem item) => holders.GetValueOrDefault(item.Id);

    internal bool IsForOthers(WorkItem item, Caller caller) => Holder(item) is not null && item.Claim!.PersonId != caller.PersonId;

    /// <param name="mayAct">Whether the caller could answer the step if nobody had taken it.</param>
    internal ClaimReading Reading(WorkItem item, Caller caller, bool mayAct)
    {
        var holder = Holder(item);
        var isMine = holder is not null && item.Claim!.PersonId == caller.PersonId;
        return new(holder, isMine, holder is null && mayAct && item.IsOffered, holder is not null && item.MayGiveBack(caller));
    }

    private static bool Holds(WorkItem item, Dictionary<Guid, Person> people, IReadOnlyList<Delegation> absences, DateTimeOffset at)
    {
        var (by, principal, since) = item.Claim!;
        return people[principal ?? by].HeldAt(at).Any(held => held.Role.Id == item.RoleId && held.Covers(item.OrganisationId, item.Units))
            && (principal is null || absences.Any(one => one.PrincipalId == principal && one.DelegateId == by && one.Kinds.Contains(item.Kind) && at < one.Until))
            && !absences.Any(one => one.PrincipalId == by && one.Kinds.Contains(item.Kind) && since < one.Until && one.From < one.Until);
    }
}
