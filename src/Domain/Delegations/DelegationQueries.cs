using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Delegations;

/// <summary>A delegation that is in force or to come, as one of its two people sees it.</summary>
/// <param name="IsMine">Whether this one is away; else they are the one who acts.</param>
/// <param name="OtherId">The other of the two.</param>
/// <param name="Other">What they are called.</param>
public sealed record DelegationView(Guid Id, bool IsMine, Guid OtherId, Bilingual Other, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<WorkKind> Kinds)
{
    /// <summary>The steps that wait for the one who is away now and that the other may not do for them; read for the one who is away alone.</summary>
    public IReadOnlyList<KeptStep> Kept { get; init; } = [];
}

/// <summary>Reads who acts for whom, without tracking.</summary>
public sealed class DelegationQueries(GovernanceDb db, TimeProvider clock)
{
    /// <summary>Those of a person that are not over, soonest first.</summary>
    public async Task<IReadOnlyList<DelegationView>> Of(Guid personId, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var found = await db.Set<Delegation>().AsNoTracking().Where(one => (one.PrincipalId == personId || one.DelegateId == personId) && one.Until > at).OrderBy(one => one.From).ToListAsync(cancellation);
        var others = found.Select(one => one.PrincipalId == personId ? one.DelegateId : one.PrincipalId).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(one => others.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        return [.. found.Select(one => (One: one, Other: one.PrincipalId == personId ? one.DelegateId : one.PrincipalId))
            .Select(one => new DelegationView(one.One.Id, one.One.PrincipalId == personId, one.Other, names[one.Other], one.One.From, one.One.Until, one.One.Kinds))];
    }

    /// <summary>The caller's own, with the steps that their delegates may not do.</summary>
    public async Task<IReadOnlyList<DelegationView>> Own(Caller caller, CancellationToken cancellation = default)
    {
        var views = await Of(caller.PersonId!.Value, cancellation);
        var kept = await new KeptSteps(db, clock).Of(caller, views, cancellation);
        return [.. views.Select(one => one with { Kept = [.. kept[one.Id]] })];
    }

    /// <summary>The people to whom the caller may leave steps, each with the kinds that they may do.</summary>
    public async Task<IReadOnlyList<(Guid Id, Bilingual Name, IReadOnlyList<WorkKind> Kinds)>> Candidates(Caller caller, CancellationToken cancellation = default)
    {
        var at = clock.GetUtcNow();
        var people = await db.Set<Person>().AsNoTracking().Where(one => one.Id != caller.PersonId).ToListAsync(cancellation);
        return [.. people.Select(person => (person.Id, person.Name, Kinds: (IReadOnlyList<WorkKind>)[.. Delegation.AllKinds.Where(kind => StandIn.MayTake(kind, person.HeldAt(at), caller.Roles))]))
            .Where(one => one.Kinds.Count > 0).OrderBy(one => one.Name.ToString(), StringComparer.CurrentCulture)];
    }
}
