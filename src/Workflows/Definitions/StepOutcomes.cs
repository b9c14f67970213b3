using System.Text.Json.Nodes;
using Governance.Domain.Words;

namespace Governance.Workflows.Definitions;

/// <summary>
/// The outcomes that a step offers, by their exact names: those that its kind always has, and those that the definition
/// adds in <c>outcomes</c> (steps for people), <c>cases</c> (a switch), <c>branches</c> (a fork) or <c>possibleOutcomes</c> (a script).
/// What people read for any of them stands in <c>outcomes</c>.
/// </summary>
public static class StepOutcomes
{
    public static IReadOnlyList<string> Of(Activity step, ActivityDeclaration declaration)
    {
        var own = Own(step, declaration);
        IReadOnlyList<string> all = [.. own, .. declaration.Outcomes.Except(own, StringComparer.Ordinal)];
        // a fork without branches, and a kind that declares nothing, is simply done
        return all.Count > 0 || declaration.IsTerminal || declaration.HasOwnOutcomes ? all : [Connection.Done];
    }

    /// <summary>The names that the definition adds, doubles included, in its order.</summary>
    public static IReadOnlyList<string> Own(Activity step, ActivityDeclaration declaration)
    {
        var own = new List<string>();
        if (declaration.HasOwnOutcomes)
            own.AddRange(Names(Value(step.Raw("outcomes")), "name"));
        foreach (var input in declaration.Inputs)
        {
            if (input.Kind == InputKind.Cases)
                own.AddRange(Names(step.Raw(input.Name), "label"));
            else if (input.Kind == InputKind.Branches || input.Name == "possibleOutcomes")
                own.AddRange(Names(Value(step.Raw(input.Name)), "name"));
        }
        return own;
    }

    /// <summary>The objects in a step's own <c>outcomes</c>, raw or inside an expression.</summary>
    internal static IEnumerable<JsonObject> Objects(Activity step) => (Value(step.Raw("outcomes")) as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>What a step says that people read for an outcome; null where it says nothing.</summary>
    public static Bilingual? LabelOf(Activity step, string name)
    {
        var label = Objects(step).FirstOrDefault(one => one.Text("name") == name)?.Fields("label");
        return label?.Text("en") is { Length: > 0 } || label?.Text("fr") is { Length: > 0 } ? new(label.Text("en") ?? "", label.Text("fr") ?? "") : null;
    }

    /// <summary>What a sentence calls an outcome: what people read for it, else its name.</summary>
    internal static object Called(Activity step, string name) => LabelOf(step, name) ?? (object)name;

    /// <summary>The value of an input as JSON: raw as it is, the literal or JSON text of an expression read; none where it is computed.</summary>
    public static JsonNode? Value(JsonNode? raw)
    {
        if (raw is not JsonObject wrapped || !(wrapped.Has("expression") || wrapped.Has("value")))
            return raw;
        return Activity.ExpressionOf(raw) is { Type: Expression.Literal or Expression.Object or Expression.Json } fixedValue
            ? Parsed(fixedValue.Value)
            : null;
    }

    private static JsonNode? Parsed(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var json) && Expressions.JsonBridge.Parse(json, out var isJson) is { } node && isJson
            ? node
            : value;

    private static IEnumerable<string> Names(JsonNode? list, string field)
    {
        foreach (var item in list as JsonArray ?? [])
        {
            if (item is JsonValue value && value.TryGetValue<string>(out var name))
                yield return name;
            else if (item is JsonObject source && source.Text(field) is { } named)
                yield return named;
        }
    }
}
