using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>What was done, and the definition before it (or after it, for what can be done again).</summary>
/// <param name="What">The edit in words.</param>
/// <param name="By">Who made it.</param>
/// <param name="Packed">The text of the definition, packed: a thousand steps back are a few megabytes.</param>
public sealed record Moment(Sentence What, string By, byte[] Packed)
{
    internal static Moment Of(Sentence what, string by, WorkflowDefinition definition) => new(what, by, Pack(DefinitionWriter.Write(definition)));

    internal WorkflowDefinition Definition => DefinitionReader.Read(Unpack(Packed)).Definition!;

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>A definition with the way it came here: undo is the value before, byte for byte; redo is the value after.</summary>
public sealed record EditHistory(WorkflowDefinition Present, ImmutableStack<Moment> Past, ImmutableStack<Moment> Future)
{
    public static EditHistory From(WorkflowDefinition definition) => new(definition, [], []);

    /// <summary>What undo would take back; none where nothing was done.</summary>
    public Moment? LastDone => Past.IsEmpty ? null : Past.Peek();

    /// <summary>What redo would do again.</summary>
    public Moment? LastUndone => Future.IsEmpty ? null : Future.Peek();

    /// <summary>The definition after the edit. An edit that changes nothing is none. Throws a sentence where the edit has no place.</summary>
    public EditHistory Do(Edit edit, string by)
    {
        var after = edit.On(Present);
        return JsonNode.DeepEquals(after.Source, Present.Source)
            ? this
            : new(after, Past.Push(Moment.Of(edit.Describe(Present), by, Present)), []);
    }

    public EditHistory Undo() => LastDone is { } done
        ? new(done.Definition.KeepingStepsOf(Present), Past.Pop(), Future.Push(Moment.Of(done.What, done.By, Present)))
        : this;

    public EditHistory Redo() => LastUndone is { } undone
        ? new(undone.Definition.KeepingStepsOf(Present), Past.Push(Moment.Of(undone.What, undone.By, Present)), Future.Pop())
        : this;
}
