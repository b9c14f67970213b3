namespace Governance.Designer.Canvas;

/// <summary>
/// What has to be told to a browser that shows one drawing so that it shows another. Small where the drawings are alike:
/// an edit in a definition of 200 steps costs a few hundred bytes.
/// </summary>
/// <param name="Steps">New and changed steps.</param>
/// <param name="Gone">The ids of steps that are no longer there.</param>
/// <param name="Order">All ids in their order, where it is another than before with the new ones at the end.</param>
/// <param name="Ways">All ways, where any of them differs.</param>
internal sealed record CanvasChange(
    IReadOnlyList<CanvasStep> Steps, IReadOnlyList<string> Gone, IReadOnlyList<string>? Order, IReadOnlyList<CanvasWay>? Ways)
{
    public bool IsNone => Steps.Count == 0 && Gone.Count == 0 && Order is null && Ways is null;

    /// <param name="shown">What the browser shows.</param>
    /// <param name="drawing">What it is to show. Two steps of one id throw.</param>
    public static CanvasChange Between(CanvasDrawing shown, CanvasDrawing drawing)
    {
        var before = shown.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var after = drawing.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var kept = shown.Steps.Select(step => step.Id).Where(after.ContainsKey);
        var expected = kept.Concat(drawing.Steps.Select(step => step.Id).Where(id => !before.ContainsKey(id)));
        List<string> order = [.. drawing.Steps.Select(step => step.Id)];
        return new(
            [.. drawing.Steps.Where(step => !before.TryGetValue(step.Id, out var known) || !IsSame(known, step))],
            [.. shown.Steps.Select(step => step.Id).Where(id => !after.ContainsKey(id))],
            order.SequenceEqual(expected, StringComparer.Ordinal) ? null : order,
            shown.Ways.SequenceEqual(drawing.Ways) ? null : drawing.Ways);
    }

    private static bool IsSame(CanvasStep one, CanvasStep other) =>
        ReferenceEquals(one, other)
        || (one.Lines.SequenceEqual(other.Lines, StringComparer.Ordinal) && one.Ports.SequenceEqual(other.Ports)
            && one with { Lines = other.Lines, Ports = other.Ports } == other);
}
