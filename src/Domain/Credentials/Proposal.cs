using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Governance.Domain.Credentials;

/// <summary>
/// The answers of a proposal by field id (the fields stand in the forms). An immutable value: writing an answer gives
/// another proposal.
/// </summary>
[JsonConverter(typeof(ProposalJson))]
public sealed class Proposal(ImmutableSortedDictionary<string, ProposalAnswer> answers)
{
    public static readonly Proposal Empty =
        new(ImmutableSortedDictionary.Create<string, ProposalAnswer>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, ProposalAnswer> Answers { get; } = answers;

    public ProposalAnswer? this[string fieldId] => Answers.GetValueOrDefault(fieldId);

    /// <summary>The proposal with one answer set, or taken away where the answer is empty.</summary>
    public Proposal With(string fieldId, ProposalAnswer answer) =>
        new(answer.IsEmpty ? Answers.Remove(fieldId) : Answers.SetItem(fieldId, answer));

    public string Hash() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this))));

    /// <summary>The fields whose answers differ between two versions, in the order of their ids.</summary>
    public static IReadOnlyList<string> Differences(Proposal one, Proposal other) =>
        [.. one.Answers.Keys.Union(other.Answers.Keys).Order(StringComparer.Ordinal)
            .Where(field => one[field]?.Json != other[field]?.Json)];
}

internal sealed class ProposalJson : JsonConverter<Proposal>
{
    public override Proposal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, ProposalAnswer>>(ref reader, options)!
            .ToImmutableSortedDictionary(StringComparer.Ordinal));

    public override void Write(Utf8JsonWriter writer, Proposal value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (field, answer) in value.Answers)
        {
            writer.WritePropertyName(field);
            writer.WriteRawValue(answer.Json);
        }
        writer.WriteEndObject();
    }
}
