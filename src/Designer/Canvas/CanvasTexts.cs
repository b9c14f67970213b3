using System.Globalization;
using Governance.Domain.Words;

namespace Governance.Designer.Canvas;

/// <summary>Every word that the canvas says by itself, in the reader's language.</summary>
internal sealed record CanvasTexts(
    string Culture, string Name, string RemoveLine, string View, string ZoomOut, string ZoomIn, string Fit, string Tidy, string Map, string Help, string HelpReading)
{
    public static CanvasTexts InTheReadersLanguage() => new(
        CultureInfo.CurrentUICulture.Name,
        Say(new("Name of the step")),
        Say(new("Remove the line")),
        Say(new("Zoom and order")),
        Say(new("Zoom out")),
        Say(new("Zoom in")),
        Say(new("Show everything")),
        Say(new("Tidy up")),
        Say(new("Small map of the whole workflow")),
        Say(new("Arrow keys follow the flow. A adds a step after, C connects, Enter opens the panel, F2 renames, Delete removes, Shift with an arrow key moves, O goes to the outline.")),
        Say(new("Arrow keys follow the flow. Enter opens the panel, O goes to the outline.")));

    private static string Say(Sentence sentence) => sentence.ToString();
}
