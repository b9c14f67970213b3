using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// The guarded way from a text to JSON. Laws: the size is looked at before anything is parsed; the depth is bounded
/// before anything recurses; a doubled field is refused, because one of the two would be dropped in silence.
/// </summary>
internal static class DefinitionText
{
    /// <summary>Two million bytes of UTF-8, the largest definition that is read.</summary>
    public const int MaximumBytes = 2_000_000;

    public static readonly StepProblem TooLarge = new(null, "The file is larger than 2 MB: definitions of that size are not read.");

    /// <summary>How deep objects and lists may stand in each other: about forty steps within steps.</summary>
    public const int MaximumDepth = 128;

    /// <summary>The JSON object that the text holds, or the one problem that kept it from being read.</summary>
    public static (JsonObject? Source, StepProblem? Problem) Parse(string text)
    {
        if (text.Length > MaximumBytes || Encoding.UTF8.GetByteCount(text) > MaximumBytes)
            return (null, TooLarge);
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        if (Scan(bytes) is { } problem)
            return (null, problem);
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaximumDepth + 1 });
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? Copy(document.RootElement.Clone())
            : (null, new(null, "The file holds JSON, but not a workflow definition."));
    }

    /// <summary>
    /// Why the text that would be written could not be read again, where that is so: what is stored is the written form,
    /// and blanks make it longer, older forms of lists deeper than what was read.
    /// </summary>
    public static StepProblem? ProblemOnceWritten(JsonObject source) =>
        Depth(source) > MaximumDepth ? TooDeep
        : DefinitionWriter.Length(source) > MaximumBytes ? new(null, "The definition would be larger than 2 MB once it is written: definitions of that size are not read.")
        : null;

    private static StepProblem TooDeep => new(null, "The file nests lists and objects more than {0} levels deep.", MaximumDepth);

    private static int Depth(JsonNode? node) => node switch
    {
        JsonObject { Count: > 0 } fields => 1 + fields.Max(field => Depth(field.Value)),
        JsonArray { Count: > 0 } items => 1 + items.Max(Depth),
        _ => 0,
    };

    private static StepProblem? Scan(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 1000 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > MaximumDepth)
                    return TooDeep;
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }
            return null;
        }
        catch (JsonException broken)
        {
            return new(null, "The file is not JSON: it breaks off or goes wrong at line {0}, position {1}.",
                (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            // an escaped half of a surrogate pair: well-formed JSON that is not a text
            return new(null, "The file holds a text that is not valid Unicode, at byte {0}.", reader.TokenStartIndex);
        }
    }

    private static (JsonObject? Source, StepProblem? Problem) Copy(JsonElement root)
    {
        var doubled = default(string);
        var source = (JsonObject)Node(root)!;
        return doubled is null ? (source, null) : (null, new(null, "The file holds the field “{0}” twice in the same place.", doubled));

        JsonNode? Node(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => Object(element),
            JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Node)]),
            JsonValueKind.String => JsonValue.Create(element.GetString()),
            JsonValueKind.True => JsonValue.Create(true),
            JsonValueKind.False => JsonValue.Create(false),
            JsonValueKind.Number => JsonValue.Create(element),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
        };

        JsonObject Object(JsonElement element)
        {
            var copy = new JsonObject();
            foreach (var field in element.EnumerateObject())
            {
                if (!copy.TryAdd(field.Name, Node(field.Value)))
                    doubled ??= field.Name;
            }
            return copy;
        }
    }
}
