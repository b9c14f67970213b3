using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Governance.Domain.Words;

namespace Governance.Domain.Credentials;

/// <summary>
/// One answer as JSON: text, a number, a chosen option, a list of options, a bilingual text ({"en","fr"}) or a list of
/// bilingual texts. Compared by its JSON.
/// </summary>
[JsonConverter(typeof(ProposalAnswerJson))]
public sealed record ProposalAnswer(string Json)
{
    public static readonly ProposalAnswer None = new("null");

    public bool IsEmpty => Node() switch
    {
        null => true,
        JsonArray rows => rows.Count == 0,
        JsonObject pair => BilingualOf(pair) is var text && string.IsNullOrWhiteSpace(text.En) && string.IsNullOrWhiteSpace(text.Fr),
        var value => string.IsNullOrWhiteSpace(value.ToString()),
    };

    public static ProposalAnswer Of(Bilingual text) => Of(Pair(text));

    public static ProposalAnswer Of(IEnumerable<Bilingual> rows) => Of(new JsonArray([.. rows.Select(Pair)]));

    public static ProposalAnswer Of(JsonNode? value) => new(value?.ToJsonString() ?? "null");

    public JsonNode? Node() => JsonNode.Parse(Json);

    public Bilingual? AsBilingual() => Node() is JsonObject pair ? BilingualOf(pair) : null;

    /// <summary>The rows of a list of bilingual texts, such as the learning outcomes.</summary>
    public IReadOnlyList<Bilingual> AsBilingualRows() =>
        Node() is JsonArray rows ? [.. rows.OfType<JsonObject>().Select(BilingualOf)] : [];

    public IReadOnlyList<string> AsOptions() =>
        Node() is JsonArray options ? [.. options.OfType<JsonValue>().Select(option => option.ToString())] : [];

    /// <summary>A text or a number as it was written; null for anything else.</summary>
    public string? AsText() => Node() is JsonValue value ? value.ToString() : null;

    private static JsonObject Pair(Bilingual text) => new() { ["en"] = text.En.Trim(), ["fr"] = text.Fr.Trim() };

    private static Bilingual BilingualOf(JsonObject pair) =>
        new(pair["en"]?.ToString() ?? "", pair["fr"]?.ToString() ?? "");
}

internal sealed class ProposalAnswerJson : JsonConverter<ProposalAnswer>
{
    public override bool HandleNull => true;

    public override ProposalAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ProposalAnswer.Of(JsonNode.Parse(ref reader));

    public override void Write(Utf8JsonWriter writer, ProposalAnswer value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json);
}
