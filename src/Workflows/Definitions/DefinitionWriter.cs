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
        using (var writer = new Utf8JsonWriter(bytes, Readable))
            source.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }
}
