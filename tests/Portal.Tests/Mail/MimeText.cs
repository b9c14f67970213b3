using System.Text;
using System.Text.RegularExpressions;

namespace Governance.Portal.Tests.Mail;

/// <summary>Reads back what the product writes: encoded headers and base64 or quoted-printable parts.</summary>
internal static partial class MimeText
{
    internal static string Header(string message, string name)
    {
        var lines = message.ReplaceLineEndings("\n").Split("\n\n")[0];
        var folded = Regex.Match(lines, $"^{name}: (.*(\n[ \t].*)*)", RegexOptions.Multiline).Groups[1].Value;
        var joined = Regex.Replace(folded, @"\?=\n?\s*=\?", "?==?");
        return EncodedWord().Replace(joined, word => Decode(word.Groups[2].Value == "Q" ? word.Groups[3].Value.Replace('_', ' ') : word.Groups[3].Value, word.Groups[2].Value == "B"));
    }

    internal static string Part(string message, string type)
    {
        var part = message.ReplaceLineEndings("\n").Split("\n--").First(one => one.Contains("Content-Type: " + type, StringComparison.OrdinalIgnoreCase));
        var at = part.IndexOf("\n\n", part.IndexOf("Content-Type: " + type, StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        return Decode(part[(at + 2)..], part[..at].Contains("base64", StringComparison.Ordinal));
    }

    private static string Decode(string text, bool isBase64) => isBase64
        ? Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace("\n", "", StringComparison.Ordinal).Trim()))
        : QuotedPrintable(text);

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        var plain = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] == '=')
            {
                bytes.Add(Convert.ToByte(plain.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(plain[i].ToString()));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"=\?(utf-8)\?([BQ])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
