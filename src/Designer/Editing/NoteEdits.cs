using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Activities.People;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>A note on the canvas: it explains and does nothing.</summary>
public sealed record CanvasNote(string Id, Bilingual Text, Position At)
{
    /// <summary>The custom property of a definition that holds them.</summary>
    public const string Property = "notes";

    /// <summary>A new note with a name that no other has.</summary>
    public static CanvasNote New(WorkflowDefinition definition, Position at)
    {
        var taken = Of(definition).Select(note => note.Id).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains("note" + number.ToString(CultureInfo.InvariantCulture)))
            number++;
        return new("note" + number.ToString(CultureInfo.InvariantCulture), new("New note", "Nouvelle note"), at);
    }

    public static IReadOnlyList<CanvasNote> Of(WorkflowDefinition definition) =>
        [.. (definition.CustomProperties[Property] as JsonArray ?? []).OfType<JsonObject>()
            .Select(note => new CanvasNote(note.Text("id") ?? "", TextOf(note), new(note.Number("x") ?? 0, note.Number("y") ?? 0)))];

    // a note of earlier days says its text in one language
    private static Bilingual TextOf(JsonObject note) => OfferedOutcomes.BilingualOf(note["text"]) ?? new(note.Text("text") ?? "", "");
}

/// <summary>Puts a note on the canvas, or changes the one of its id.</summary>
public sealed record SetNote(CanvasNote Note) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Write a note");

    protected internal override void Apply(Sheet sheet)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(Note.Text.En + Note.Text.Fr), "The note says nothing yet.");
        Rule.Require(Math.Max(Note.Text.En.Length, Note.Text.Fr.Length) <= 1000, "A note has at most {0} characters.", 1000);
        var notes = Sheet.List(sheet.CustomProperties, CanvasNote.Property);
        var note = notes.OfType<JsonObject>().FirstOrDefault(one => one.Text("id") == Note.Id);
        if (note is null)
            notes.Add((JsonNode)(note = new JsonObject { ["id"] = Note.Id }));
        note["text"] = Sheet.Pair(Note.Text);
        note["x"] = Math.Round(Note.At.X);
        note["y"] = Math.Round(Note.At.Y);
    }
}

/// <summary>Takes a note away.</summary>
public sealed record RemoveNote(string Id) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Take away a note");

    protected internal override void Apply(Sheet sheet) =>
        Sheet.List(sheet.CustomProperties, CanvasNote.Property).RemoveAll(note => note is JsonObject one && one.Text("id") == Id);
}
