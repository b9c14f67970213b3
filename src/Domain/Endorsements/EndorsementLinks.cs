using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Governance.Domain.Endorsements;

/// <summary>What a partner's link says: which endorsement, which of its links, and when it ends.</summary>
public sealed record EndorsementLink(Guid EndorsementId, int LinkNumber, DateTimeOffset ExpiresAt);

/// <summary>
/// Writes and reads the secret part of a partner's address. It is encrypted and signed with the product's Data
/// Protection keys, which whoever hosts this must keep: without them old links cannot be read.
/// The end stands inside, so that it is judged by the product's own clock. The trap: a link that is read well may still
/// have been replaced; the endorsement itself says so.
/// </summary>
public sealed class EndorsementLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Length = 16 + sizeof(int) + sizeof(long);

    private readonly IDataProtector protector = protection.CreateProtector("Governance.EndorsementLink.1");

    /// <summary>The token of the endorsement's newest link, ready for an address.</summary>
    public string Create(Endorsement endorsement) => Create(endorsement.Link);

    public string Create(EndorsementLink link)
    {
        Span<byte> plain = stackalloc byte[Length];
        link.EndorsementId.TryWriteBytes(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain[16..], link.LinkNumber);
        BinaryPrimitives.WriteInt64BigEndian(plain[20..], link.ExpiresAt.ToUnixTimeMilliseconds());
        return Base64Url.EncodeToString(protector.Protect(plain.ToArray()));
    }

    /// <summary>
    /// What the token says, or null where it is not one of ours. A link that has ended is read too, since its holder may
    /// ask for a new one; <paramref name="hasEnded"/> then tells.
    /// </summary>
    public EndorsementLink? Read(string token, out bool hasEnded)
    {
        hasEnded = false;
        if (Unprotected(token) is not { Length: Length } plain)
            return null;
        var link = new EndorsementLink(
            new Guid(plain.AsSpan(0, 16)),
            BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16)),
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(20))));
        hasEnded = clock.GetUtcNow() >= link.ExpiresAt;
        return link;
    }

    private byte[]? Unprotected(string token)
    {
        if (!Base64Url.IsValid(token))
            return null;
        try
        {
            return protector.Unprotect(Base64Url.DecodeFromChars(token));
        }
        catch (CryptographicException)
        {
            // Data Protection has no other way to say that the text was tampered with or is not ours.
            return null;
        }
    }
}
