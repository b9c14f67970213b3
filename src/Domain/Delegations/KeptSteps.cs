using Governance.Domain.Commands;
using Governance.Domain.Credentials;
using Governance.Domain.Duties;
using Governance.Domain.Storage;
using Governance.Domain.Words;
using Governance.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Delegations;

/// <summary>A step that waits for somebody who is away and that their delegate may not do.</summary>
/// <param name="Why">The rule and the fact, or the interest that the delegate declared.</param>
public sealed record KeptStep(Guid WorkItemId, Bilingual Title, Bilingual Record, Sentence Why);

/// <summary>
/// Which of the steps that wait for somebody now their delegates may not do in their name: separation of duties asks about both. What
/// the principal may not do either is not told: no delegation changes it.
/// </summary>
internal sealed class KeptSteps(GovernanceDb db, TimeProvider clock)
{
    /// <summary>By delegation, in the order in which the steps were opened; none for one that the caller did not give.</summary>
    internal async Task<ILookup<Guid, KeptStep>> Of(Caller caller, IReadOnlyList<DelegationView> delegations, CancellationToken cancellation)
    {
        var (me, at) = (caller.PersonId!.Value, clock.GetUtcNow());
        var given = delegations.Where(one => one.IsMine).ToList();
        var roles = caller.Roles.Select(held => held.Role.Id).ToList();
        var open = given.Count == 0 ? [] : (await db.Set<WorkItem>().AsNoTracking().Where(item => item.State == WorkState.Open && roles.Contains(item.RoleId!)).OrderBy(item => item.OpenedAt).ThenBy(item => item.Id).ToListAsync(cancellation))
            .Where(item => item.WaysFor(caller).Contains(null)).ToList();
        var book = await DutyBook.Of(db, open, [me, .. given.Select(one => one.OtherId)], cancellation);
        var records = open.Select(item => item.CredentialId).Distinct().ToList();
        var titles = await db.Set<MicroCredential>().Where(record => records.Contains(record.Id)).ToDictionaryAsync(record => record.Id, record => record.Title, cancellation);
        return given.SelectMany(one => open.Where(item => one.Kinds.Contains(item.Kind) && book.Against(item, [me], at).Count == 0)
                .Select(item => (one.Id, item.Title, Item: item, Why: Obstacle(book, item, one.OtherId, me, at))))
            .Where(found => found.Why is not null)
            .ToLookup(found => found.Id, found => new KeptStep(found.Item.Id, found.Title, titles[found.Item.CredentialId], found.Why!));
    }

    private static Sentence? Obstacle(DutyBook book, WorkItem item, Guid other, Guid me, DateTimeOffset at) => item.IsKeptFrom(other)
        ? new("They declared an interest in this proposal.")
        : book.Against(item, DutyCheck.Actors(other, me), at) is [var breach, ..] ? breach.Sentence(book.Name) : null;
}
