namespace Governance.Portal.Insights;

/// <summary>One row of a chart: two values to draw, and everything as a person reads it.</summary>
/// <param name="More">A third column of the table; null where it has none.</param>
/// <param name="Address">The records behind it; null where no filter says just that.</param>
public sealed record Bar(string Name, double First, double Second, string FirstText, string SecondText, string? More, string? Address);
