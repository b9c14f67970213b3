using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Expressions;

/// <summary>
/// Between JSON and the values of a script. Laws: undefined becomes null (in an object: no field at all), a number that
/// JSON cannot write becomes null, half a surrogate pair becomes U+FFFD. Every number out of a script converts to any
/// .NET number type it fits, because it is held as parsed JSON.
/// </summary>
internal static class JsonBridge
{
    /// <summary>How deep lists and objects may stand in each other; deeper ones fault, because they could not be stored.</summary>
    public const int MaximumDepth = 32;

    public static JsValue FromJson(ScriptRun run, JsonNode? node) => FromJson(run, node, 0);

    public static JsonNode? ToJson(JsValue value) => ToJson(value, 0);

    private static JsonNode? ToJson(JsValue value, int depth) => value.Kind switch
    {
        JsKind.Undefined or JsKind.Null or JsKind.Function => null,
        JsKind.Boolean => JsonValue.Create(value.Boolean),
        JsKind.Number => double.IsFinite(value.Number) ? Number(value.Number) : null,
        JsKind.Text => JsonValue.Create(WellFormed(value.Text)),
        JsKind.List => new JsonArray([.. value.List.Select(item => ToJson(item, Deeper(depth)))]),
        JsKind.Fields => Fields(value.Fields, Deeper(depth)),
    };

    /// <summary>What <c>JSON.parse</c> gives; none where the text is not JSON.</summary>
    public static JsonNode? Parse(string text, out bool isJson)
    {
        isJson = true;
        try
        {
            var element = JsonElement.Parse(WellFormed(text), new JsonDocumentOptions { MaxDepth = MaximumDepth });
            return Copy(element);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // the parser's way to say: not JSON, too deep, or an escape that is half a character
            isJson = false;
            return null;
        }
    }

    /// <summary>What <c>JSON.stringify</c> gives; none for undefined and functions.</summary>
    public static string? Stringify(ScriptRun run, JsValue value)
    {
        if (value.Kind is JsKind.Undefined or JsKind.Function)
            return null;
        var text = new StringBuilder();
        Write(run, text, value);
        return text.ToString();
    }

    /// <summary>The text with every half of a surrogate pair replaced, so that it can be written as UTF-8.</summary>
    public static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private static JsValue FromJson(ScriptRun run, JsonNode? node, int depth)
    {
        run.ChargeItems(1);
        switch (node)
        {
            case null:
                return JsValue.Null;
            case JsonArray items:
                return JsValue.Of([.. items.Select(item => FromJson(run, item, Deeper(depth)))]);
            case JsonObject source:
                var fields = new OrderedDictionary<string, JsValue>(StringComparer.Ordinal);
                foreach (var (name, value) in source)
                    fields[name] = FromJson(run, value, Deeper(depth));
                return JsValue.Of(fields);
            default:
                return FromPrimitive(node.AsValue());
        }
    }

    private static int Deeper(int depth) => depth < MaximumDepth
        ? depth + 1
        : throw new ExpressionFault(null, "A value nests lists and objects more than {0} levels deep.", MaximumDepth);

    private static JsValue FromPrimitive(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => JsValue.True,
        JsonValueKind.False => JsValue.False,
        JsonValueKind.Number => JsValue.Of(value.TryGetValue<double>(out var number) ? number : JsonElement.Parse(value.ToJsonString()).GetDouble()),
        JsonValueKind.String => JsValue.Of(value.TryGetValue<string>(out var text) ? text : JsonElement.Parse(value.ToJsonString()).GetString()!),
        JsonValueKind.Null or JsonValueKind.Undefined => JsValue.Null,
        JsonValueKind.Object or JsonValueKind.Array => JsValue.Undefined,
    };

    private static JsonValue? Number(double number) =>
        JsonValue.Create(JsonElement.Parse((number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture)));

    private static JsonObject Fields(OrderedDictionary<string, JsValue> fields, int depth)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (value.Kind is not (JsKind.Undefined or JsKind.Function))
                json[WellFormed(name)] = ToJson(value, depth);
        }
        return json;
    }

    // materialises every text now, so that an escaped half of a pair is refused here and not at some later reader
    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var fields = new JsonObject();
                foreach (var field in element.EnumerateObject())
                    fields[field.Name] = Copy(field.Value);
                return fields;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
            default:
                return JsonValue.Create(element);
        }
    }

    private static void Write(ScriptRun run, StringBuilder text, JsValue value)
    {
        run.ChargeItems(1);
        switch (value.Kind)
        {
            case JsKind.List:
                text.Append('[');
                for (var index = 0; index < value.List.Count; index++)
                {
                    text.Append(index > 0 ? "," : "");
                    Write(run, text, value.List[index]);
                }
                text.Append(']');
                break;
            case JsKind.Fields:
                WriteFields(run, text, value.Fields);
                break;
            case JsKind.Text:
                WriteText(run, text, value.Text);
                break;
            case JsKind.Number when double.IsFinite(value.Number):
            case JsKind.Boolean:
                text.Append(JsConversion.ToText(run, value));
                break;
            case JsKind.Number or JsKind.Undefined or JsKind.Null or JsKind.Function:
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteFields(ScriptRun run, StringBuilder text, OrderedDictionary<string, JsValue> fields)
    {
        var before = "{";
        foreach (var (name, value) in fields)
        {
            if (value.Kind is JsKind.Undefined or JsKind.Function)
                continue;
            text.Append(before);
            WriteText(run, text, name);
            text.Append(':');
            Write(run, text, value);
            before = ",";
        }
        text.Append(before == "{" ? "{}" : "}");
    }

    private static void WriteText(ScriptRun run, StringBuilder text, string value)
    {
        run.ChargeText(value.Length);
        text.Append('"');
        foreach (var character in WellFormed(value))
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }
        text.Append('"');
    }
}
