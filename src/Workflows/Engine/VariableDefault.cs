using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Engine;

/// <summary>Turns a variable's default, always a text in a definition, into a value of the variable's type.</summary>
internal static class VariableDefault
{
    public static JsonNode? Of(Variable variable)
    {
        if (variable.DefaultValue is not { } text)
            return null;
        if (variable.IsArray)
            return Parsed(text);
        return variable.TypeName switch
        {
            "Boolean" => bool.TryParse(text, out var truth) ? JsonValue.Create(truth) : null,
            "Int32" or "Long" or "Int64" => long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
            "Single" or "Double" or "Decimal" => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
            "String" or "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" => JsonValue.Create(text),
            _ => Parsed(text),
        };
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
