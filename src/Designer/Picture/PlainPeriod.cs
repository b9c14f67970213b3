using System.Globalization;
using System.Text.RegularExpressions;

namespace Governance.Designer.Picture;

/// <summary>A length of time of one unit, as definitions write it: "P10BD", "P3W".</summary>
/// <param name="Count">How many, as typed.</param>
/// <param name="Unit">BD, D, W, M or Y: business days, days, weeks, months, years.</param>
public sealed partial record PlainPeriod(string Count, string Unit)
{
    /// <summary>Null for a length of time of several units, and for what is none.</summary>
    public static PlainPeriod? Of(string text) =>
        Form().Match(text) is { Success: true } match ? new(match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>As definitions write it. What is no number is kept as typed: the problem then says so, and nothing typed is lost.</summary>
    public string Text => Count.Trim() is not { Length: > 0 } typed ? ""
        : int.TryParse(typed, CultureInfo.InvariantCulture, out var number) ? string.Create(CultureInfo.InvariantCulture, $"P{number}{Unit}")
        : typed;

    [GeneratedRegex(@"^P(\d{1,5})(BD|[DWMY])\z")]
    private static partial Regex Form();
}
