using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Governance.Domain.Storage;

/// <summary>
/// Version 7 ids that also keep the order of making within one millisecond of this process: a burst writes many rows at
/// one instant, and history must read in the order in which it happened (RFC 9562, section 6.2, method 2).
/// Two processes in the same millisecond stay unordered between them.
/// </summary>
public static class OrderedId
{
    private static readonly Lock Gate = new();
    private static long lastMillisecond = -1;
    private static ulong lastTail;

    public static Guid At(DateTimeOffset at)
    {
        var millisecond = at.ToUnixTimeMilliseconds();
        var tail = NextTail(millisecond);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, millisecond << 16);
        // 12 bits of the tail stand behind the version, 62 bits behind the variant; the low 22 stay random
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (tail >> 40)));
        var low = ((tail & 0xFF_FFFF_FFFF) << 22) | (uint)RandomNumberGenerator.GetInt32(1 << 22);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | low);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>52 bits: random at the first id of a millisecond, with room to count up; one more at each further id.</summary>
    private static ulong NextTail(long millisecond)
    {
        lock (Gate)
        {
            lastTail = millisecond == lastMillisecond
                ? lastTail + 1
                : (ulong)RandomNumberGenerator.GetInt32(int.MaxValue) << 20;
            lastMillisecond = millisecond;
            return lastTail;
        }
    }
}
