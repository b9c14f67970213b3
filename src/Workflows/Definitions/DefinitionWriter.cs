using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// Writes a definition as Elsa's JSON: two blanks of indentation, line feeds, letters of every language as they are,
/// the fields in the order in which they were read. Writing what was read from a written text gives the same bytes.
/// </summary>
public static class DefinitionWriter
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(WorkflowDefinition definition) => Write(definition.Source);

    public static string Write(JsonObject source)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(source, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }

    /// <summary>How many bytes <see cref="Write(JsonObject)"/> would give. Blanks make a deep text many times larger, so it is counted and not kept.</summary>
    internal static long Length(JsonObject source)
    {
        var counted = new Counted();
        Write(source, counted);
        return counted.Bytes + 1;
    }

    private static void Write(JsonObject source, IBufferWriter<byte> to)
    {
        using var writer = new Utf8JsonWriter(to, Readable);
        source.WriteTo(writer);
    }

    private sealed class Counted : IBufferWriter<byte>
    {
        private byte[] _scratch = new byte[4096];

        public long Bytes { get; private set; }

        public void Advance(int count) => Bytes += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (_scratch.Length < sizeHint)
                _scratch = new byte[sizeHint];
            return _scratch;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
