using System.IO.Pipelines;
using System.Text.Json;
using Governance.Domain.Commands;
using Governance.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Audit;

/// <summary>
/// Writes what a search of the log finds as a file for others to check (<see cref="ExportFile"/>), the oldest first, while it
/// reads. Events that wait for the sealer are left out: a file of them would prove nothing.
/// </summary>
public sealed class AuditExport(GovernanceDb db, AuditLog log)
{
    /// <summary>The most events of one file; "complete" says whether these were all.</summary>
    public const int MaxEvents = 10_000;

    public async Task Write(Stream to, AuditFilter filter, Caller caller, CancellationToken cancellation = default)
    {
        // the serializer flushes its writer at once, which a response must not do by itself: the pipe in between may
        var pipe = PipeWriter.Create(to, new(leaveOpen: true));
        await using var json = new Utf8JsonWriter(pipe, new() { Indented = true, Encoder = ExportFile.Readable.Encoder });
        json.WriteStartObject();
        json.WriteString("format", ExportFile.Format);
        json.WriteStartArray("events");
        var (count, seals) = (0, new SortedSet<long>());
        await foreach (var row in log.Wanted(filter, caller).Where(row => row.SealNumber != null).OrderBy(row => row.At).ThenBy(row => row.Id).Take(MaxEvents + 1).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (++count > MaxEvents)
                break;
            seals.Add(row.SealNumber!.Value);
            JsonSerializer.Serialize(json, ExportFile.Event(row), ExportFile.Readable);
            await pipe.FlushAsync(cancellation);
        }
        json.WriteEndArray();
        json.WriteStartArray("seals");
        foreach (var number in seals)
        {
            JsonSerializer.Serialize(json, ExportFile.Seal(await db.Set<SealBatch>().AsNoTracking().SingleAsync(seal => seal.Number == number, cancellation)), ExportFile.Readable);
            await pipe.FlushAsync(cancellation);
        }
        json.WriteEndArray();
        json.WriteBoolean("complete", count <= MaxEvents);
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        await pipe.CompleteAsync();
    }
}
