using System.Security.Cryptography;
using System.Text.Json;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Retention;

/// <summary>SHA-256 in lower-case hex over the lines of a journal in their order: a copy kept elsewhere can be held against it.</summary>
internal static class JournalDigest
{
    public static async Task<string> Of(IAsyncEnumerable<JournalEntry> lines, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var line in lines.WithCancellation(cancellation))
            hash.AppendData(Bytes(line));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // as a JSON array, so that no text in one column can be mistaken for the next; a line break ends it
    private static byte[] Bytes(JournalEntry line) =>
    [
        .. JsonSerializer.SerializeToUtf8Bytes<object?[]>(
        [
            line.Sequence, line.Run, line.ParentRun, line.ActivityId, line.ActivityType, line.EventName, line.Outcomes, line.ById, line.At.ToUnixTimeMilliseconds(),
        ]),
        (byte)'\n',
    ];
}
