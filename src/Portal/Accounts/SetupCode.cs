using System.Security.Cryptography;
using System.Text;

namespace Governance.Portal.Accounts;

/// <summary>
/// Proves that whoever makes the first administrator can read the console of this machine. Made at start while nobody
/// is there, forgotten once used; never stored.
/// </summary>
public sealed class SetupCode
{
    // without the letters and digits that are read as one another
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Twelve characters in three groups (60 bits), or null when there is nothing to set up.</summary>
    public string? Text { get; private set; }

    public void Make()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, 12);
        Text = $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>Compares in constant time; case, spaces and hyphens do not matter.</summary>
    public bool Accepts(string entered) =>
        Text is { } expected && CryptographicOperations.FixedTimeEquals(Digest(entered), Digest(expected));

    public void Forget() => Text = null;

    private static byte[] Digest(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));
}
