using System.Text.Json.Serialization;

namespace Governance.Designer.Canvas;

/// <summary>
/// What a person did on the canvas, by mouse, touch or key. A gesture changes nothing by itself: the page decides what it
/// means and draws again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Select), "select")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(Connect), "connect")]
[JsonDerivedType(typeof(Disconnect), "disconnect")]
[JsonDerivedType(typeof(Delete), "delete")]
[JsonDerivedType(typeof(AddAfter), "add-after")]
[JsonDerivedType(typeof(Drop), "drop")]
[JsonDerivedType(typeof(ConnectFrom), "connect-from")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Rename), "rename")]
[JsonDerivedType(typeof(Copy), "copy")]
[JsonDerivedType(typeof(Cut), "cut")]
[JsonDerivedType(typeof(Paste), "paste")]
[JsonDerivedType(typeof(Duplicate), "duplicate")]
[JsonDerivedType(typeof(Undo), "undo")]
[JsonDerivedType(typeof(Redo), "redo")]
[JsonDerivedType(typeof(Find), "find")]
public abstract record CanvasGesture
{
    private CanvasGesture()
    {
    }

    /// <summary>These steps, and no others, are selected now. The one with the focus comes last.</summary>
    public sealed record Select(IReadOnlyList<string> Ids) : CanvasGesture;

    /// <summary>Steps were dragged, moved by key or tidied up: one edit.</summary>
    public sealed record Move(IReadOnlyList<CanvasPlace> Places) : CanvasGesture;

    /// <summary>A line was drawn from an outcome to a step.</summary>
    public sealed record Connect(string Source, string Port, string Target) : CanvasGesture;

    /// <summary>A line was deleted.</summary>
    public sealed record Disconnect(string Source, string Port, string Target) : CanvasGesture;

    /// <summary>These steps are to go, with the lines at them.</summary>
    public sealed record Delete(IReadOnlyList<string> Ids) : CanvasGesture;

    /// <summary>A step is to be added after this one: ask which and after which outcome.</summary>
    public sealed record AddAfter(string Id) : CanvasGesture;

    /// <summary>A step of a kind was dropped from the palette, or a note.</summary>
    /// <param name="Type">What the palette's item carries in <c>data-step-type</c>.</param>
    public sealed record Drop(string Type, double X, double Y) : CanvasGesture;

    /// <summary>This step is to be connected: ask from which outcome and to what.</summary>
    public sealed record ConnectFrom(string Id) : CanvasGesture;

    /// <summary>The panel of this step is to take the focus.</summary>
    public sealed record Open(string Id) : CanvasGesture;

    /// <summary>The step was renamed in place.</summary>
    public sealed record Rename(string Id, string Text) : CanvasGesture;

    /// <summary>The selected steps are to be remembered for a paste.</summary>
    public sealed record Copy : CanvasGesture;

    /// <summary>The selected steps are to be remembered for a paste, and to go.</summary>
    public sealed record Cut : CanvasGesture;

    /// <summary>What is remembered is to stand here; where no place is given, a little beside where it was.</summary>
    public sealed record Paste(double? X, double? Y) : CanvasGesture;

    /// <summary>The selected steps are to be there twice.</summary>
    public sealed record Duplicate : CanvasGesture;

    public sealed record Undo : CanvasGesture;

    public sealed record Redo : CanvasGesture;

    /// <summary>The outline is to take the focus.</summary>
    public sealed record Find : CanvasGesture;
}
