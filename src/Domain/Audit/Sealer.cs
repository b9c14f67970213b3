using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Audit;

/// <summary>
/// Chains committed event rows in batches, apart from the commands that wrote them: no command queues for the head of
/// the chain. Several processes may seal at once; the batch number is unique, and whoever comes second leaves no trace.
/// </summary>
public sealed class Sealer(GovernanceDb db, TimeProvider clock)
{
    internal const int MaxRows = 500;

    /// <summary>Seals the oldest rows that no batch covers yet. False when there are none, or another process was faster.</summary>
    public async Task<bool> SealNext(CancellationToken cancellation = default)
    {
        // The seal before is read before the rows: a batch made in between then costs us the number, never a row twice.
        var last = await db.Set<SealBatch>().AsNoTracking().OrderByDescending(batch => batch.Number)
            .Select(batch => new { batch.Number, batch.Hash }).FirstOrDefaultAsync(cancellation);
        var rows = await db.Events.AsNoTracking().Where(row => row.SealNumber == null)
            .OrderBy(row => row.Id).Take(MaxRows).ToListAsync(cancellation);
        if (rows.Count == 0)
            return false;
        var batch = new SealBatch((last?.Number ?? 0) + 1, last?.Hash ?? "", [.. rows.Select(SealedRow.Of)], clock.GetUtcNow());
        return await Store(batch, cancellation);
    }

    private async Task<bool> Store(SealBatch batch, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await Insert(batch, cancellation))
            return false;
        var ids = batch.Rows().Select(row => row.EventId).ToList();
        var covered = await db.Events.Where(row => ids.Contains(row.Id) && row.SealNumber == null)
            .ExecuteUpdateAsync(change => change.SetProperty(row => row.SealNumber, batch.Number), cancellation);
        if (covered != batch.Count)
            return false;
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Takes the number unless it is taken.</summary>
    private async Task<bool> Insert(SealBatch batch, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "SealBatches" ("Number", "PreviousHash", "Hash", "Count", "RowList", "SealedAt")
            VALUES ({batch.Number}, {batch.PreviousHash}, {batch.Hash}, {batch.Count}, {batch.RowList}, {batch.SealedAt.ToUnixTimeMilliseconds()})
            ON CONFLICT DO NOTHING
            """, cancellation) == 1;
}
