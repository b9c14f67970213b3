using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Governance.Domain.Notifications;

/// <summary>What a link at the end of a mail stops: mail of these kinds to this person.</summary>
public sealed record Unsubscribing(Guid PersonId, IReadOnlyList<NotificationKind> Kinds);

/// <summary>
/// Writes and reads the secret part of an address that stops mail, without signing in. It is encrypted and signed with the product's
/// Data Protection keys, and works as long as they are kept: it can do nothing but stop mail.
/// </summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Governance.Unsubscribe.1");

    public string Create(Unsubscribing what) => Base64Url.EncodeToString(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Stored(what.PersonId, [.. what.Kinds.Select(kind => kind.ToString())]))));

    /// <summary>What the token stops, or null where it is not one of ours.</summary>
    public Unsubscribing? Read(string token)
    {
        if (!Base64Url.IsValid(token))
            return null;
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(protector.Unprotect(Base64Url.DecodeFromChars(token)))!;
            return new(stored.Of, [.. stored.Kinds.Where(kind => Enum.IsDefined(typeof(NotificationKind), kind)).Select(Enum.Parse<NotificationKind>)]);
        }
        catch (CryptographicException)
        {
            // Data Protection has no other way to say that the text was tampered with or is not ours.
            return null;
        }
    }

    private sealed record Stored(Guid Of, string[] Kinds);
}
