using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>The value of an input, as it goes into the file: an expression in Elsa's wrapper, or JSON that stands there as it is.</summary>
/// <param name="TypeName">Elsa's name of the type for a wrapper that is new; an old wrapper keeps its own. Null: no wrapper.</param>
/// <param name="Expression">The type of the expression.</param>
/// <param name="Value">What it holds.</param>
public sealed record InputValue(string? TypeName, string Expression, JsonNode? Value)
{
    private const string Literal = Workflows.Definitions.Expression.Literal;
    private const string JavaScript = Workflows.Definitions.Expression.JavaScript;
    private const string Texts = "System.Collections.Generic.List`1[System.String]";

    /// <summary>A fixed text.</summary>
    public static InputValue Of(InputKind kind, string text) => kind switch
    {
        InputKind.Boolean or InputKind.Condition when bool.TryParse(text, out var flag) => new("Boolean", Literal, flag),
        InputKind.Boolean or InputKind.Condition => new("Boolean", Literal, text),
        InputKind.Number => new("Double", Literal, text),
        InputKind.Any => new("Object", Literal, text),
        InputKind.Text or InputKind.Choice or InputKind.Duration or InputKind.Interval or InputKind.DateTime or InputKind.CalendarRule or InputKind.Role or InputKind.Person or InputKind.Body or InputKind.Rubric or InputKind.FormSection
            or InputKind.Branches or InputKind.FormFields or InputKind.Variable or InputKind.Cases or InputKind.Bilingual => new("String", Literal, text),
    };

    /// <summary>A fixed list of names.</summary>
    public static InputValue Of(IEnumerable<string> names) => new(Texts, Literal, new JsonArray([.. names.Select(name => (JsonNode)name)]));

    /// <summary>A text in both languages.</summary>
    public static InputValue Of(Bilingual text) => new(null, Literal, Sheet.Pair(text));

    /// <summary>JSON that stands in the file as it is, such as the cases of a switch.</summary>
    public static InputValue Raw(JsonNode value) => new(null, Literal, value);

    /// <summary>What is computed in each run: a script that gives a value of the kind.</summary>
    public static InputValue Script(InputKind kind, string script) =>
        new(Of(kind, "").TypeName, JavaScript, script);

    /// <summary>The same as a value of a type by Elsa's name: a text that reads as a number, or as true or false, is one then.</summary>
    public InputValue As(string typeName) => this with
    {
        TypeName = typeName,
        Value = Expression == Literal && Value is JsonValue typed && typed.TryGetValue<string>(out var text) ? Typed(typeName, text) : Value,
    };

    private static JsonValue Typed(string typeName, string text) => typeName switch
    {
        "Int32" or "Int64" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        "Double" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        "Boolean" when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        _ => JsonValue.Create(text),
    };

    /// <summary>The JSON of the field, over what stands there: whatever else the wrapper holds stays.</summary>
    internal JsonNode? Over(JsonNode? present)
    {
        if (TypeName is null)
            return Value?.DeepClone();
        var wrapper = present is JsonObject old && (old.Has("expression") || old.Has("typeName")) ? (JsonObject)old.DeepClone() : new JsonObject { ["typeName"] = TypeName };
        var expression = wrapper.Fields("expression") ?? [];
        if (expression.Parent is null)
            wrapper[wrapper.SpellingOf("expression")] = expression;
        Sheet.Set(expression, "type", Expression);
        Sheet.Set(expression, "value", Value?.DeepClone());
        return wrapper;
    }
}
