namespace Governance.Portal.Settings;

/// <summary>Keeps redirects inside this portal: an address from outside must not send people elsewhere.</summary>
internal static class LocalAddress
{
    internal static string Or(string? address, string otherwise) => IsLocal(address) ? address! : otherwise;

    private static bool IsLocal(string? address) =>
        address is ['/'] || (address is ['/', var second, ..] && second is not ('/' or '\\') && !address.Any(char.IsControl));
}
