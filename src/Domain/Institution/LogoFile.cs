using Governance.Domain.Documents;

namespace Governance.Domain.Institution;

/// <summary>
/// Looks into a file that is to be a logo. What it is, its first bytes say, whatever its name is; SVG is refused, because it
/// can carry scripts.
/// </summary>
public static class LogoFile
{
    public const int MaxBytes = 200_000;

    private static readonly string[] Shown = ["image/png", "image/jpeg", "image/gif"];

    /// <summary>Null where it is too large, or no picture that is shown here.</summary>
    public static Logo? Of(byte[] content) =>
        content.Length <= MaxBytes && FileType.Sniff(content) is var type && Shown.Contains(type) ? new(type, content) : null;
}
