namespace Governance.Designer.Canvas;

/// <summary>
/// What the canvas shows: one definition in words and places, in the reader's language. It holds no state of its own; the
/// page draws again after each edit.
/// </summary>
public sealed record CanvasDrawing(IReadOnlyList<CanvasStep> Steps, IReadOnlyList<CanvasWay> Ways)
{
    public static CanvasDrawing Empty { get; } = new([], []);
}

/// <summary>One step on the canvas, or a note that stands beside the steps.</summary>
/// <param name="X">The left edge, in pixels at a zoom of 100 %.</param>
/// <param name="Y">The upper edge, in pixels at a zoom of 100 %.</param>
/// <param name="Language">The language of the title where it is not the reader's: "en" or "fr"; else empty.</param>
/// <param name="IconPath">The sign, as an SVG path on a grid of 20 by 20.</param>
/// <param name="Shape">"card", "pill" or "note".</param>
/// <param name="Hue">The stage of life: "shape", "make", "assure", "run", "rest" or "none".</param>
/// <param name="Lines">Small facts below the title: who, how long.</param>
/// <param name="Ports">The outcomes in their order. A single one is drawn without its label.</param>
/// <param name="Problem">What is wrong with the step, as a sentence.</param>
/// <param name="Live">How many proposals stand here, as "4 here, oldest 12 days".</param>
/// <param name="Mark">What became of the step between two versions: "added", "removed" or "changed"; in one instance: "walked" or "waiting"; else empty.</param>
/// <param name="MarkText">The mark in words; needed wherever there is a mark.</param>
public sealed record CanvasStep(
    string Id, double X, double Y, string Title, string Language, string IconPath, string Shape, string Hue,
    IReadOnlyList<string> Lines, IReadOnlyList<CanvasPort> Ports,
    string? Problem = null, string? Live = null, string Mark = "", string? MarkText = null);

/// <summary>An outcome of a step: a way may begin here.</summary>
/// <param name="Name">The name that the definition knows.</param>
/// <param name="Label">What people read.</param>
public sealed record CanvasPort(string Name, string Label);

/// <summary>A way from an outcome of a step to another step.</summary>
/// <param name="Label">Words on the line, where they say more than the outcome's own label: what a mark means.</param>
/// <param name="Mark">"added", "removed", "changed", "walked" or empty.</param>
public sealed record CanvasWay(string Source, string Port, string Target, string? Label, string Mark = "");

/// <summary>Where a step is to stand: its upper left corner, in pixels at a zoom of 100 %.</summary>
public sealed record CanvasPlace(string Id, double X, double Y);
