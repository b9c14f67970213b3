using System.Globalization;

namespace Governance.Portal.Shared;

/// <summary>What an address says after its question mark, where a page reads it itself: a typing error is then no error of the page.</summary>
internal static class Query
{
    /// <summary>Null where it is no whole number from 0 on.</summary>
    internal static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
