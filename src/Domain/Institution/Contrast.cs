using System.Globalization;

namespace Governance.Domain.Institution;

/// <summary>The contrast of white text on a colour (WCAG 2.2, relative luminance), from 1 to 21.</summary>
public static class Contrast
{
    /// <summary>What text needs on level AA (success criterion 1.4.3).</summary>
    public const double Least = 4.5;

    /// <summary>Null where this is no colour such as "#0A5C6B".</summary>
    public static double? Of(string colour)
    {
        if (colour is not ['#', .. { Length: 6 } digits] || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            return null;
        var luminance = (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear(rgb >> 8)) + (0.0722 * Linear(rgb));
        return 1.05 / (luminance + 0.05);
    }

    private static double Linear(int channel)
    {
        var share = (channel & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
