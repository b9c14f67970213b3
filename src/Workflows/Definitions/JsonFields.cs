using System.Text.Json;
using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// Reading fields of a definition's JSON without surprises: a field of another kind than asked for counts as absent.
/// Definitions are written in camel case; the older Pascal case is read too.
/// </summary>
public static class JsonFields
{
    public static JsonNode? Field(this JsonObject source, string camelCaseName) => source[source.SpellingOf(camelCaseName)];

    /// <summary>Whether the field is there, even where it holds nothing.</summary>
    public static bool Has(this JsonObject source, string camelCaseName) => source.ContainsKey(source.SpellingOf(camelCaseName));

    public static JsonObject? Fields(this JsonObject source, string camelCaseName) => source.Field(camelCaseName) as JsonObject;

    public static string? Text(this JsonObject source, string camelCaseName) =>
        source.Field(camelCaseName) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonObject source, string camelCaseName) =>
        source.Field(camelCaseName) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static double? Number(this JsonObject source, string camelCaseName) =>
        source.Field(camelCaseName) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) ? number : null;

    public static int? WholeNumber(this JsonObject source, string camelCaseName) =>
        source.Field(camelCaseName) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>The name of a field in the present spelling.</summary>
    public static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The name of a field as this object spells it; the present spelling where it has no such field.</summary>
    public static string SpellingOf(this JsonObject source, string camelCaseName) =>
        !source.ContainsKey(camelCaseName) && source.ContainsKey(PascalCase(camelCaseName)) ? PascalCase(camelCaseName) : camelCaseName;

    private static string PascalCase(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
