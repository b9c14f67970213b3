using System.Text.Json.Nodes;

namespace Governance.Workflows.Definitions;

/// <summary>
/// An expression as a definition carries it: its type ("Literal", "Variable", "JavaScript" …) and its value,
/// a text or, for some types, a piece of JSON. The node belongs to the definition's source: read it, never change it.
/// </summary>
public sealed record Expression(string Type, JsonNode? Value)
{
    public const string Literal = "Literal";
    public const string Object = "Object";
    public const string Json = "Json";
    public const string Variable = "Variable";
    public const string Input = "Input";
    public const string JavaScript = "JavaScript";

    /// <summary>The value as text: a string as it is, anything else as JSON, nothing as the empty text.</summary>
    public string Text => Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : Value?.ToJsonString() ?? "";
}
