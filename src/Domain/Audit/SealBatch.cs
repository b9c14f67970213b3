using System.Globalization;
using System.Text.Json;
using Governance.Domain.Events;

namespace Governance.Domain.Audit;

/// <summary>
/// The seal over a batch of committed event rows, chained to the seal before. Its list names each row with its own
/// hash, so that a break can be told to the row; the seal covers the list, so that the list cannot follow the break.
/// Never changed after it is made.
/// </summary>
public sealed class SealBatch
{
    private SealBatch()
    {
    }

    internal SealBatch(long number, string previousHash, IReadOnlyList<SealedRow> rows, DateTimeOffset at)
    {
        Number = number;
        PreviousHash = previousHash;
        RowList = string.Join('\n', rows.Select(row => row.EventId.ToString("N") + " " + row.Hash));
        Count = rows.Count;
        SealedAt = at;
        Hash = ExpectedHash();
    }

    /// <summary>From 1, without gaps.</summary>
    public long Number { get; private set; }

    /// <summary>The hash of the batch before; empty for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>One line a row, in the order in which they were sealed: the event's id, a space, the row's hash.</summary>
    public string RowList { get; private set; } = "";

    public DateTimeOffset SealedAt { get; private set; }

    /// <summary>What the hash must be, from everything else in the batch.</summary>
    internal string ExpectedHash() => EventHash.Of(string.Join('\n',
    [
        Number.ToString(CultureInfo.InvariantCulture),
        PreviousHash,
        Count.ToString(CultureInfo.InvariantCulture),
        SealedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        RowList,
    ]));

    internal IReadOnlyList<SealedRow> Rows() =>
        [.. RowList.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new SealedRow(Guid.ParseExact(line[..32], "N"), line[33..]))];
}

/// <summary>One row of a batch: which event, and the hash over what the seal binds of it.</summary>
public sealed record SealedRow(Guid EventId, string Hash)
{
    // As a JSON array, so that no text in one column can be mistaken for the next column.
    internal static SealedRow Of(EventRow row) => new(row.Id, EventHash.Of(JsonSerializer.Serialize<object?[]>(
    [
        row.Id, row.Name, row.At.ToUnixTimeMilliseconds(), row.ById, row.ByInstanceId, row.CredentialId, row.OrganisationId, row.Body,
    ])));
}
