using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Expressions;

/// <summary>
/// Evaluates an expression of a definition. The answer is the caller's own: it shares nothing with the definition or the
/// context. Converting it to the type that the step wants is the caller's business.
/// </summary>
public static class ExpressionEvaluator
{
    /// <summary>The expression types that run here; every other type is kept in the file and refused.</summary>
    public static IReadOnlyList<string> Types { get; } =
        [Expression.Literal, Expression.Object, Expression.Json, Expression.Variable, Expression.Input, Expression.JavaScript];

    /// <summary>
    /// Evaluates the expression; <paramref name="typeName"/> is the type that the input declares. An <c>Object</c>
    /// expression for a target of type "Object" stays the text that it is, as in Elsa; for any other target its text is read as JSON.
    /// </summary>
    /// <exception cref="ExpressionFault">The expression does not parse, or asks for something that is not there.</exception>
    public static JsonNode? Evaluate(Expression expression, ExpressionContext context, string? typeName = null) => expression.Type switch
    {
        Expression.Literal => expression.Value?.DeepClone(),
        Expression.Object => typeName == "Object" ? expression.Value?.DeepClone() : Json(expression, isRequired: false),
        Expression.Json => Json(expression, isRequired: true),
        Expression.Variable => Variable(expression, context)?.DeepClone(),
        Expression.Input => context.GetInput(expression.Text)?.DeepClone(),
        Expression.JavaScript => Script.Read(expression.Text) is { Script: { } script }
            ? script.Evaluate(context)
            : throw Refused(Script.Read(expression.Text).Problem!),
        _ => throw new ExpressionFault(null, "Expressions of type “{0}” are not run here.", expression.Type),
    };

    private static ExpressionFault Refused(ScriptProblem problem) =>
        new(problem.Position, "The script is not accepted at character {0}: {1}", problem.Position + 1, problem.Sentence);

    private static JsonNode? Json(Expression expression, bool isRequired)
    {
        if (expression.Value is not JsonValue value || !value.TryGetValue<string>(out var text))
            return expression.Value?.DeepClone();
        var node = JsonBridge.Parse(text, out var isJson);
        return isJson ? node
            : isRequired ? throw new ExpressionFault(null, "The value of this input is not JSON.")
            : JsonValue.Create(text);
    }

    private static JsonNode? Variable(Expression expression, ExpressionContext context)
    {
        var reference = expression.Value as JsonObject;
        var id = reference is null ? expression.Text : reference.Text("id");
        return id is not null && context.GetVariableById(id) is { } byId ? byId
            : context.GetVariable(reference?.Text("name") ?? id ?? "");
    }
}
