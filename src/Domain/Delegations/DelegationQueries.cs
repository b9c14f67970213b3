using Governance.Domain.Commands;
using Governance.Domain.Organisations;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Delegations;

/// <summary>A delegation that is in force or to come, as the two people of it see it.</summary>
/// <param name="IsMine">Whether the reader is the one who is away; else they are the one who acts.</param>
/// <param name="Other">The other of the two.</param>
public sealed record DelegationView(Guid Id, bool IsMine, Bilingual Other, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<WorkKind> Kinds)
{
    /// <summary>The steps that wait for the reader now and that the other may not do for them; empty where the reader is not the one who is away.</summary>
    public IReadOnlyList<KeptStep> Kept { get; init; } = [];
}

/// <summary>Reads who acts for whom, without tracking.</summary>
public sealed class DelegationQueries(GovernanceDb db, TimeProvider clock)
{
    /// <summary>Those of the caller that are not over, soonest first.</summary>
    public async Task<IReadOnlyList<DelegationView>> Of(Caller caller, CancellationToken cancellation = default)
    {
        var (me, at) = (caller.PersonId, clock.GetUtcNow());
        var found = await db.Set<Delegation>().AsNoTracking().Where(one => (one.PrincipalId == me || one.DelegateId == me) && one.Until > at).OrderBy(one => one.From).ToListAsync(cancellation);
        var others = found.Select(one => one.PrincipalId == me ? one.DelegateId : one.PrincipalId).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(one => others.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Name, cancellation);
        var kept = await new KeptSteps(db, clock).Of(caller, found, cancellation);
        return [.. found.Select(one => new DelegationView(one.Id, one.PrincipalId == me, names[one.PrincipalId == me ? one.DelegateId : one.PrincipalId], one.From, one.Until, one.Kinds) { Kept = [.. kept[one.Id]] })];
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
