using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// The content address of a definition: SHA-256 over its canonical form, as 64 lower-case hexadecimal digits.
/// Canonical: no white space, fields sorted by their UTF-16 code units, whole numbers without fraction or exponent.
/// The trap: everything counts, positions and display texts included; only the order of fields and the layout do not.
/// </summary>
public static class DefinitionHash
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(WorkflowDefinition definition)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Compact))
            Write(writer, definition.Source);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject fields:
                writer.WriteStartObject();
                foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }
                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                WriteNumber(writer, value);
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, JsonValue value)
    {
        var number = JsonElement.Parse(value.ToJsonString());
        if (number.TryGetInt64(out var whole))
            writer.WriteNumberValue(whole);
        else if (number.TryGetDouble(out var real) && double.IsInteger(real) && Math.Abs(real) < 1e15)
            writer.WriteNumberValue((long)real);
        else if (double.IsFinite(real))
            writer.WriteNumberValue(real);
        else
            writer.WriteRawValue(number.GetRawText());
    }
}
