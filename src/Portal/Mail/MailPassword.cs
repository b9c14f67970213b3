using System.Security.Cryptography;
using Governance.Domain.Institution;
using Microsoft.AspNetCore.DataProtection;

namespace Governance.Portal.Mail;

/// <summary>Encrypts the password of the mail server before it is stored, with the product's Data Protection keys.</summary>
public sealed class MailPassword(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Governance.MailServer.1");

    public string Protect(string password) => protector.Protect(password);

    /// <summary>How mail leaves, with the password in clear. Throws <see cref="CryptographicException"/> where the keys are others than when it was kept.</summary>
    internal MailOptions Options(MailServer kept, MailOptions configured) => configured with
    {
        Host = kept.Host,
        Port = kept.Port,
        IsEncrypted = kept.IsEncrypted,
        UserName = kept.UserName,
        Password = kept.ProtectedPassword is { } secret ? protector.Unprotect(secret) : null,
        From = kept.From,
    };
}
