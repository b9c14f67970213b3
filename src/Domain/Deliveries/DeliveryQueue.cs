using Governance.Domain.Notifications;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Deliveries;

/// <summary>
/// Hands out what is due, each row to one sender: a claim is one conditional update. A sender that dies keeps its claim
/// for a few minutes, then the row is due again; so mail is sent at least once.
/// </summary>
public sealed class DeliveryQueue(GovernanceDb db, TimeProvider clock)
{
    /// <summary>How long a claim holds without a result.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>The pauses after each failure; after the last one the delivery is given up.</summary>
    internal static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    private const int MaxReason = 500;
    private const int Candidates = 8;

    /// <summary>The oldest delivery that is due, claimed for the caller; null when there is none.</summary>
    public async Task<Delivery?> Claim(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Delivery>().AsNoTracking()
            .Where(delivery => delivery.State == DeliveryState.Waiting && delivery.AvailableAt <= now)
            .OrderBy(delivery => delivery.AvailableAt).ThenBy(delivery => delivery.Id).Take(Candidates).ToListAsync(cancellation);
        foreach (var delivery in due)
        {
            if (await Take(delivery, now, cancellation))
                return delivery;
        }
        return null;
    }

    /// <summary>How many wait to be sent that were due before this moment.</summary>
    public Task<int> CountDueBefore(DateTimeOffset moment, CancellationToken cancellation = default) =>
        db.Set<Delivery>().CountAsync(delivery => delivery.State == DeliveryState.Waiting && delivery.AvailableAt < moment, cancellation);

    /// <summary>Closes a delivery that has left; its notice, if it has one, waits for no digest.</summary>
    public async Task Sent(Delivery delivery, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await db.Set<Notification>().Where(one => one.Id == delivery.Id).ExecuteUpdateAsync(change => change.SetProperty(one => one.MailedAt, now), cancellation);
        await Close(delivery, DeliveryState.Sent, cancellation);
    }

    /// <summary>Closes a delivery that nobody needs any more.</summary>
    public Task Drop(Delivery delivery, CancellationToken cancellation = default) => Close(delivery, DeliveryState.Dropped, cancellation);

    /// <summary>Puts it back for later, or gives it up after the last pause. Others go on meanwhile.</summary>
    public Task Failed(Delivery delivery, string reason, CancellationToken cancellation = default)
    {
        var isOver = delivery.Attempts >= Pauses.Count;
        var state = isOver ? DeliveryState.GivenUp : DeliveryState.Waiting;
        var next = clock.GetUtcNow() + (isOver ? TimeSpan.Zero : Pauses[delivery.Attempts]);
        var text = reason.Length > MaxReason ? reason[..MaxReason] : reason;
        return db.Set<Delivery>().Where(row => row.Id == delivery.Id).ExecuteUpdateAsync(change => change
            .SetProperty(row => row.State, state)
            .SetProperty(row => row.AvailableAt, next)
            .SetProperty(row => row.FailedReason, text), cancellation);
    }

    private async Task<bool> Take(Delivery delivery, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Set<Delivery>()
            .Where(row => row.Id == delivery.Id && row.State == DeliveryState.Waiting && row.Attempts == delivery.Attempts && row.AvailableAt <= now)
            .ExecuteUpdateAsync(change => change
                .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                .SetProperty(row => row.AvailableAt, now + Lease), cancellation) == 1;

    private async Task Close(Delivery delivery, DeliveryState state, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<Delivery>().Where(row => row.Id == delivery.Id).ExecuteUpdateAsync(change => change
            .SetProperty(row => row.State, state)
            .SetProperty(row => row.SentAt, now), cancellation);
    }
}
