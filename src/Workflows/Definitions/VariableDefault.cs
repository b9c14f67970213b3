using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Definitions;

/// <summary>
/// Turns a variable's default, always a text in a definition, into a value of the variable's type. A text that is none
/// of the type gives nothing; a type that is not known here takes the text as JSON, or as it is.
/// </summary>
internal static class VariableDefault
{
    /// <summary>Whether the default says nothing, or something of the variable's type.</summary>
    public static bool Fits(Variable variable) => string.IsNullOrEmpty(variable.DefaultValue) || variable.IsArray || ShortName(variable.TypeName) switch
    {
        "Boolean" or "Int32" or "Long" or "Int64" or "Decimal" or "Single" or "Double" => Of(variable) is not null,
        "DateTime" or "DateTimeOffset" => DateTimeOffset.TryParse(variable.DefaultValue, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => true,
    };

    public static JsonNode? Of(Variable variable)
    {
        if (variable.DefaultValue is not { } text)
            return null;
        if (variable.IsArray)
            return Parsed(text);
        return ShortName(variable.TypeName) switch
        {
            "Boolean" => bool.TryParse(text, out var truth) ? JsonValue.Create(truth) : null,
            "Int32" or "Long" or "Int64" => long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
            "Decimal" => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
            "Single" or "Double" => double.TryParse(text, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? JsonValue.Create(real) : null,
            "String" or "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" => JsonValue.Create(text),
            _ => Parsed(text),
        };
    }

    // Elsa writes a short name, or the name of a .NET type with its assembly
    private static string ShortName(string type) =>
        type.StartsWith("System.", StringComparison.Ordinal) ? type.Split(',')[0]["System.".Length..] : type;

    private static JsonNode? Parsed(string text) => JsonBridge.Parse(text, out var isJson) is var node && isJson ? node : JsonValue.Create(text);
}
