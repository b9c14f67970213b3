using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Governance.Domain.Access;

/// <summary>
/// Writes and reads the secret part of an address that sets a password. It is encrypted and signed with the product's Data
/// Protection keys; whether the link still works, its row says.
/// </summary>
public sealed class AccountLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Governance.AccountLink.1");

    public string Create(Guid linkId) => Base64Url.EncodeToString(protector.Protect(linkId.ToByteArray()));

    /// <summary>Which link the token is of, or null where it is not one of ours.</summary>
    public Guid? Read(string token)
    {
        if (!Base64Url.IsValid(token))
            return null;
        try
        {
            return protector.Unprotect(Base64Url.DecodeFromChars(token)) is { Length: 16 } plain ? new Guid(plain) : null;
        }
        catch (CryptographicException)
        {
            // Data Protection has no other way to say that the text was tampered with or is not ours.
            return null;
        }
    }
}
