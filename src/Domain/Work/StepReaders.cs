using Governance.Domain.Bodies;
using Governance.Domain.Credentials;
using Governance.Domain.Delegations;
using Governance.Domain.Duties;
using Governance.Domain.Reviews;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Work;

/// <summary>
/// Who is written to about a step that waits, at this moment: whoever has taken it or begun its review; else everybody of its role whom
/// neither separation of duties nor an interest of theirs keeps from it, and for those who are away whoever stands in for them; for a vote those who
/// lead it; for a partner's endorsement the record's lead, as the partner is written to by their link.
/// </summary>
internal sealed class StepReaders(GovernanceDb db, DutyCheck duties, TimeProvider clock)
{
    internal async Task<IReadOnlyList<Guid>> Of(WorkItem item, CancellationToken cancellation)
    {
        if (item.BodyId is { } body)
            return await Presiders(body, cancellation);
        if (item.RoleId is null)
            return [await db.Set<MicroCredential>().Where(one => one.Id == item.CredentialId).Select(one => one.LeadId).SingleAsync(cancellation)];
        if (item.Kind == WorkKind.Rubric && await db.Set<Review>().AsNoTracking().SingleOrDefaultAsync(review => review.WorkItemId == item.Id, cancellation) is { } begun)
            return [begun.ReviewerId];
        if ((await Claims.Of(db, [item], clock.GetUtcNow(), cancellation)).Holder(item) is not null)
            return [item.Claim!.PersonId];
        var holders = item.AssignedToId is { } one ? [one] : await duties.Holding(item, cancellation);
        return await Present(item, holders, cancellation);
    }

    /// <summary>The chair and the secretary of a body now.</summary>
    internal async Task<IReadOnlyList<Guid>> Presiders(Guid bodyId, CancellationToken cancellation)
    {
        var body = await db.Set<Body>().AsNoTracking().SingleAsync(one => one.Id == bodyId, cancellation);
        return [.. body.HeldAt(clock.GetUtcNow()).Where(seat => seat.Role is SeatRole.Chair or SeatRole.Secretary).Select(seat => seat.PersonId).Distinct()];
    }

    /// <summary>Each holder, or who stands in for them, without those whom separation of duties keeps from the step.</summary>
    private async Task<IReadOnlyList<Guid>> Present(WorkItem item, IReadOnlyList<Guid> holders, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var delegations = (await db.Set<Delegation>().AsNoTracking().Where(one => holders.Contains(one.PrincipalId) && one.From <= at && one.Until > at).ToListAsync(cancellation))
            .Where(one => one.Kinds.Contains(item.Kind)).ToList();
        var ways = holders.Select(holder => delegations.Find(one => one.PrincipalId == holder) is { } away ? DutyCheck.Actors(away.DelegateId, holder) : [holder]).ToList();
        var book = await DutyBook.Of(db, [item], ways.SelectMany(way => way), cancellation);
        var reviewed = await Reviewed(item, [.. ways.SelectMany(way => way)], cancellation);
        return [.. ways.Where(way => book.Against(item, way, at).Count == 0 && !way.Any(one => reviewed.Contains(one) || item.IsKeptFrom(one))).Select(way => way[0]).Distinct()];
    }

    /// <summary>Who has another blind review of the same round, and is asked for none again.</summary>
    private async Task<IReadOnlyList<Guid>> Reviewed(WorkItem item, List<Guid> people, CancellationToken cancellation)
    {
        if (item.Kind != WorkKind.Rubric)
            return [];
        var reviews = await db.Set<Review>().AsNoTracking().Where(Review.OfRound(item, people)).Select(review => new { review.ReviewerId, review.ForId }).ToListAsync(cancellation);
        return [.. reviews.SelectMany(review => new[] { review.ReviewerId, review.ForId }).OfType<Guid>()];
    }
}
