using System.Text.Json.Nodes;
using Governance.Domain.Events;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Audit;

/// <summary>
/// Reads the whole chain and compares every row with its seal, stopping at the first break. Reads batch by batch and
/// locks nothing, so it can run beside the work; rows not sealed yet are counted, not judged.
/// </summary>
public sealed class AuditVerification(GovernanceDb db)
{
    /// <param name="progress">Told after each batch how many were compared, of how many.</param>
    public async Task<AuditResult> Verify(IProgress<(long Done, long Of)>? progress = null, CancellationToken cancellation = default)
    {
        var last = progress is null ? 0 : await db.Set<SealBatch>().MaxAsync(batch => (long?)batch.Number, cancellation) ?? 0;
        var result = new AuditResult(0, 0, 0, 0, "", null);
        while (await Next(result, cancellation) is { } batch)
        {
            result = await After(result, batch, cancellation);
            if (!result.IsIntact)
                break;
            progress?.Report((result.Batches, Math.Max(last, result.Batches)));
        }
        if (result.IsIntact && await StraySeal(result.Batches, cancellation) is { } stray)
            result = result with { FirstBreak = stray };
        return result with { Unsealed = await db.Events.CountAsync(row => row.SealNumber == null, cancellation) };
    }

    private Task<SealBatch?> Next(AuditResult result, CancellationToken cancellation) =>
        db.Set<SealBatch>().AsNoTracking().Where(batch => batch.Number > result.Batches)
            .OrderBy(batch => batch.Number).FirstOrDefaultAsync(cancellation);

    private async Task<AuditResult> After(AuditResult before, SealBatch batch, CancellationToken cancellation)
    {
        if (batch.Number != before.Batches + 1)
            return before with { FirstBreak = new(before.Batches + 1, AuditFault.SealMissing) };
        if (batch.Hash != batch.ExpectedHash() || batch.PreviousHash != before.LastSeal)
            return before with { FirstBreak = new(batch.Number, AuditFault.SealChanged) };
        var stored = await db.Events.AsNoTracking().Where(row => row.SealNumber == batch.Number)
            .ToDictionaryAsync(row => row.Id, cancellation);
        foreach (var (index, row) in batch.Rows().Index())
        {
            if (await BreakAt(batch.Number, row, stored, cancellation) is { } found)
                return before with { Sealed = before.Sealed + index, FirstBreak = found };
        }
        if (Inserted(batch, stored.Values) is { } inserted)
            return before with { Sealed = before.Sealed + batch.Count, FirstBreak = inserted };
        return before with
        {
            Batches = batch.Number,
            Sealed = before.Sealed + batch.Count,
            Erased = before.Erased + stored.Values.Count(row => row.Remark is null && RemarkHashOf(row) is not null),
            LastSeal = batch.Hash,
        };
    }

    private async Task<AuditBreak?> BreakAt(long number, SealedRow row, Dictionary<Guid, EventRow> stored, CancellationToken cancellation)
    {
        if (!stored.TryGetValue(row.EventId, out var found))
        {
            var elsewhere = await db.Events.AsNoTracking().FirstOrDefaultAsync(one => one.Id == row.EventId, cancellation);
            return new(number, elsewhere is null ? AuditFault.Missing : AuditFault.Reordered, row.EventId, elsewhere?.Name);
        }
        if (SealedRow.Of(found).Hash != row.Hash)
            return new(number, AuditFault.Changed, found.Id, found.Name);
        return found.Remark is { } remark && EventHash.OfRemark(found.Id, remark) != RemarkHashOf(found)
            ? new(number, AuditFault.RemarkChanged, found.Id, found.Name)
            : null;
    }

    private static AuditBreak? Inserted(SealBatch batch, IEnumerable<EventRow> stored)
    {
        var covered = batch.Rows().Select(row => row.EventId).ToHashSet();
        var extra = stored.Where(row => !covered.Contains(row.Id)).MinBy(row => row.Id);
        return extra is null ? null : new(batch.Number, AuditFault.Inserted, extra.Id, extra.Name);
    }

    /// <summary>A row that claims a seal beyond the end of the chain: the last seals were taken away.</summary>
    private async Task<AuditBreak?> StraySeal(long batches, CancellationToken cancellation)
    {
        // A batch may have been sealed since the chain was read; only a number without a seal is a break.
        var stray = await db.Events.Where(row => row.SealNumber > batches && !db.Set<SealBatch>().Any(batch => batch.Number == row.SealNumber))
            .OrderBy(row => row.SealNumber).Select(row => row.SealNumber).FirstOrDefaultAsync(cancellation);
        return stray is { } number ? new(number, AuditFault.SealMissing) : null;
    }

    private static string? RemarkHashOf(EventRow row) => JsonNode.Parse(row.Body)?["remarkHash"]?.GetValue<string>();
}
