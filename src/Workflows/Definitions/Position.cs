namespace Governance.Workflows.Definitions;

/// <summary>Where the designer drew a step: the upper left corner, in drawing units (CSS pixels at 100 %).</summary>
public sealed record Position(double X, double Y);
