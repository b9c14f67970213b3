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
    // random at the start of the process, with room to count up: 52 bits are never used up
    private static long lastTail = (long)RandomNumberGenerator.GetInt32(int.MaxValue) << 20;

    public static Guid At(DateTimeOffset at)
    {
        var millisecond = at.ToUnixTimeMilliseconds();
        // counts on whatever the millisecond: a clock that a test moves back and forth keeps the order too
        var tail = (ulong)Interlocked.Increment(ref lastTail);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, millisecond << 16);
        // 12 bits of the tail stand behind the version, 62 bits behind the variant; the low 22 stay random
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (tail >> 40)));
        var low = ((tail & 0xFF_FFFF_FFFF) << 22) | (uint)RandomNumberGenerator.GetInt32(1 << 22);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | low);
        return new Guid(bytes, bigEndian: true);
    }
}
