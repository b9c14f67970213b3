using System.Globalization;
using Governance.Designer.Canvas;
using Governance.Designer.Editing;
using Governance.Designer.Picture;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Desk;

/// <summary>Puts a definition on the canvas: its outermost flowchart in the reader's words, its notes, and what is said of the steps.</summary>
public static class DefinitionDrawing
{
    private const double Across = 260;
    private const double Down = 130;

    /// <param name="definition">Any definition, sound or not.</param>
    /// <param name="known">The kinds of step that are known, by type.</param>
    /// <param name="problems">What is wrong, by step.</param>
    /// <param name="live">What stands at the steps, by step.</param>
    /// <param name="marks">What became of the steps between two versions, by step: the mark and its words.</param>
    public static CanvasDrawing Of(
        WorkflowDefinition definition,
        IReadOnlyDictionary<string, ActivityDeclaration> known,
        ILookup<string, string>? problems = null,
        IReadOnlyDictionary<string, string>? live = null,
        IReadOnlyDictionary<string, (string Mark, string Text)>? marks = null)
    {
        var culture = CultureInfo.CurrentUICulture;
        var drawing = WorkflowDrawing.Of(definition, known, isComplete: true);
        var steps = drawing.Steps.Select((step, index) => Of(step, definition.Find(step.Id)!, index)).ToList();
        var drawn = definition.Root.Activities.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. steps, .. CanvasNote.Of(definition).Select(note => Note(note, culture))],
            [.. definition.Root.Connections.Where(line => drawn.Contains(line.Source) && drawn.Contains(line.Target))
                .Select(line => new CanvasWay(line.Source, line.SourcePort, line.Target, null))]);

        CanvasStep Of(PictureStep step, Activity activity, int index)
        {
            var at = activity.Position ?? new(index % 8 * Across, index / 8 * Down);
            var mark = marks is not null && marks.TryGetValue(step.Id, out var marked) ? marked : (Mark: "", Text: "");
            return new(
                step.Id, at.X, at.Y, step.Title.In(culture), Foreign(step.Title, culture),
                StepIcons.PathOf(step.Icon), DrawnPicture.IsCard(step) ? "card" : "pill", DrawnPicture.HueOf(step.Stage),
                [.. new object?[] { step.Role, step.Time }.OfType<object>().Select(fact => fact.ToString()!)],
                PortsOf(definition, activity, known),
                problems?[step.Id].FirstOrDefault(), live?.GetValueOrDefault(step.Id), mark.Mark, mark.Text.Length > 0 ? mark.Text : null);
        }
    }

    /// <summary>The outcomes of a step in their order, in the reader's words; those that only a line knows come last.</summary>
    public static IReadOnlyList<CanvasPort> PortsOf(WorkflowDefinition definition, Activity step, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        [.. (known.TryGetValue(step.Type, out var kind) ? StepOutcomes.Of(step, kind) : [Connection.Done])
            .Concat(definition.ContainerOf(step.Id)?.Connections.Where(line => line.Source == step.Id).Select(line => line.SourcePort) ?? []).Distinct(StringComparer.Ordinal)
            .Select(name => new CanvasPort(name, OfferedOutcomes.LabelOf(step, name).ToString()))];

    private static string Foreign(Bilingual text, CultureInfo culture) =>
        text.LanguageShown(culture) is var language && language == culture.TwoLetterISOLanguageName ? "" : language;

    private static CanvasStep Note(CanvasNote note, CultureInfo culture) =>
        new(NoteId(note), note.At.X, note.At.Y, note.Text.In(culture), Foreign(note.Text, culture), StepIcons.PathOf("form"), "note", "none", [], []);

    /// <summary>What the canvas calls a note: its id with a mark, so that no step has the same.</summary>
    public static string NoteId(CanvasNote note) => NotePrefix + note.Id;

    /// <summary>Begins the ids of notes on the canvas.</summary>
    public const string NotePrefix = "note:";
}
