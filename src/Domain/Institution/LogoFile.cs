namespace Governance.Domain.Institution;

/// <summary>
/// Looks into a file that is to be a logo. What it is, its first bytes say, whatever its name is; SVG is refused, because it
/// can carry scripts.
/// </summary>
public static class LogoFile
{
    public const int MaxBytes = 200_000;

    private static readonly (string ContentType, byte[] Begin)[] Known =
    [
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", "GIF8"u8.ToArray()),
    ];

    /// <summary>Null where it is too large, or no picture that is shown here.</summary>
    public static Logo? Of(byte[] content) =>
        content.Length <= MaxBytes && Known.FirstOrDefault(one => content.AsSpan().StartsWith(one.Begin)) is { ContentType: { } type } ? new(type, content) : null;
}
