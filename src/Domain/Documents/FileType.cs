using Governance.Domain.Rules;

namespace Governance.Domain.Documents;

/// <summary>
/// What a file is, by its first bytes. Laws: programs and scripts are refused whatever they are called; a name that says a
/// known type must hold it; anything else is kept as bytes. Source of the signatures: the formats' own specifications.
/// </summary>
public static class FileType
{
    private const string Unknown = "application/octet-stream";
    private const string Zip = "application/zip";
    private const string Compound = "application/x-ole-storage";

    private static readonly (string Type, byte[] Begin)[] Signatures =
    [
        ("application/pdf", "%PDF-"u8.ToArray()),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", "GIF8"u8.ToArray()),
        ("image/tiff", [0x49, 0x49, 0x2A, 0x00]),
        ("image/tiff", [0x4D, 0x4D, 0x00, 0x2A]),
        (Zip, "PK\u0003\u0004"u8.ToArray()),
        (Zip, "PK\u0005\u0006"u8.ToArray()),
        (Compound, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        ("application/rtf", @"{\rtf"u8.ToArray()),
    ];

    // Windows, Linux, macOS (both orders of bytes, and both in one), Java and WebAssembly; a script that names its interpreter
    private static readonly byte[][] Programs =
    [
        "MZ"u8.ToArray(), [0x7F, 0x45, 0x4C, 0x46], [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
        [0xCA, 0xFE, 0xBA, 0xBE], "\0asm"u8.ToArray(), "#!"u8.ToArray(),
    ];

    private static readonly HashSet<string> ProgramNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ".exe", ".dll", ".com", ".scr", ".msi", ".msp", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".mjs", ".wsf", ".wsh", ".hta", ".cpl",
        ".jar", ".apk", ".app", ".dmg", ".pkg", ".deb", ".rpm", ".sh", ".bash", ".py", ".pl", ".rb", ".lnk", ".reg", ".iso", ".docm", ".xlsm", ".pptm",
    };

    /// <summary>What the name promises, the family its first bytes belong to, and the type that is then told to whoever loads it.</summary>
    private static readonly Dictionary<string, (string Family, string Type)> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", "application/pdf"),
        [".png"] = ("image/png", "image/png"),
        [".jpg"] = ("image/jpeg", "image/jpeg"),
        [".jpeg"] = ("image/jpeg", "image/jpeg"),
        [".gif"] = ("image/gif", "image/gif"),
        [".tif"] = ("image/tiff", "image/tiff"),
        [".tiff"] = ("image/tiff", "image/tiff"),
        [".rtf"] = ("application/rtf", "application/rtf"),
        [".zip"] = (Zip, Zip),
        [".docx"] = (Zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        [".xlsx"] = (Zip, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        [".pptx"] = (Zip, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        [".odt"] = (Zip, "application/vnd.oasis.opendocument.text"),
        [".ods"] = (Zip, "application/vnd.oasis.opendocument.spreadsheet"),
        [".doc"] = (Compound, "application/msword"),
        [".xls"] = (Compound, "application/vnd.ms-excel"),
        [".ppt"] = (Compound, "application/vnd.ms-powerpoint"),
        [".txt"] = ("text/plain", "text/plain"),
        [".md"] = ("text/plain", "text/plain"),
        [".csv"] = ("text/plain", "text/csv"),
    };

    /// <summary>The media type. Throws <see cref="RuleBroken"/> for a program, and for a name that says what the content is not.</summary>
    public static string Of(string name, ReadOnlySpan<byte> content)
    {
        var ending = Path.GetExtension(name);
        Rule.Require(!ProgramNames.Contains(ending) && !IsProgram(content), "“{0}” is a program or can run one; such files are not kept here.", name);
        var found = Sniff(content);
        if (!Named.TryGetValue(ending, out var named))
            return found;
        Rule.Require(named.Family == found, "“{0}” is called {1} but does not hold that. Save it again in that form, or name it as what it is.", name, ending);
        return named.Type;
    }

    /// <summary>The media type that the first bytes tell, whatever the name is.</summary>
    internal static string Sniff(ReadOnlySpan<byte> content)
    {
        foreach (var (type, begin) in Signatures)
        {
            if (content.StartsWith(begin))
                return type;
        }
        return IsText(content) ? "text/plain" : Unknown;
    }

    private static bool IsProgram(ReadOnlySpan<byte> content)
    {
        foreach (var begin in Programs)
        {
            if (content.StartsWith(begin))
                return true;
        }
        return false;
    }

    /// <summary>No control characters but those of lines and tabs: UTF-8, and the single bytes in which older spreadsheets write French letters.</summary>
    private static bool IsText(ReadOnlySpan<byte> content)
    {
        foreach (var letter in content)
        {
            if (letter < 0x20 && letter is not ((byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\f'))
                return false;
        }
        return true;
    }
}
