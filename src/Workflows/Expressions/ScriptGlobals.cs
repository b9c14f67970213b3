using System.Text.Json.Nodes;

namespace Governance.Workflows.Expressions;

/// <summary>Every name that a script knows without being told: the whole of its reach into the workflow and into mathematics.</summary>
internal static class ScriptGlobals
{
    public const string Variables = "variables";

    private static readonly Dictionary<string, JsValue> Values = new(StringComparer.Ordinal)
    {
        ["undefined"] = JsValue.Undefined,
        ["NaN"] = JsValue.Of(double.NaN),
        ["Infinity"] = JsValue.Of(double.PositiveInfinity),
        ["String"] = Function((run, given) => JsValue.Of(given.Count == 0 ? "" : JsConversion.ToText(run, given[0]))),
        ["Number"] = Function((run, given) => JsValue.Of(given.Count == 0 ? 0 : JsConversion.ToNumber(run, given[0]))),
        ["Boolean"] = Function((_, given) => JsValue.Of(JsConversion.ToBoolean(At(given, 0)))),
        ["Math"] = Namespace(ScriptMath.Members),
        ["JSON"] = Namespace(new()
        {
            ["stringify"] = Function(Stringify),
            ["parse"] = Function(Parse),
        }),
        ["getVariable"] = Function((run, given) => Read(run, run.Context.GetVariable(Name(run, given, "getVariable")))),
        ["setVariable"] = Function((run, given) => Set(run, Name(run, given, "setVariable"), At(given, 1))),
        ["getInput"] = Function((run, given) => Read(run, run.Context.GetInput(Name(run, given, "getInput")))),
        ["getOutputFrom"] = Function((run, given) => Read(run, run.Context.GetOutput(
            Name(run, given, "getOutputFrom"), At(given, 1).IsNothing ? null : JsConversion.ToText(run, given[1])))),
        ["getCorrelationId"] = Function((run, _) => run.Context.CorrelationId is { } id ? JsValue.Of(id) : JsValue.Null),
    };

    /// <summary>Every name, for the page that explains them.</summary>
    public static IEnumerable<string> Names => [Variables, .. Values.Keys, .. ScriptDates.Functions.Keys];

    /// <summary>What stands behind a point of <c>Math</c> or <c>JSON</c>.</summary>
    public static IEnumerable<string> Members => Values.Values.Where(value => value.Kind == JsKind.Fields).SelectMany(value => value.Fields.Keys);

    /// <summary>Whether the name means something in every definition; <c>variables</c> only before a point or bracket.</summary>
    public static bool IsKnown(string name) => Values.ContainsKey(name) || ScriptDates.Functions.ContainsKey(name);

    public static bool IsKnownMember(string name, string member) =>
        Values.TryGetValue(name, out var value) && value.Kind == JsKind.Fields && value.Fields.ContainsKey(member);

    public static bool IsNamespace(string name) => name is "Math" or "JSON";

    public static bool TryFind(ScriptRun run, string name, out JsValue value) =>
        Values.TryGetValue(name, out value) || ScriptDates.Functions.TryGetValue(name, out value) || TryAccessor(run, name, out value);

    /// <summary>
    /// The variable that a typed accessor means (<c>getTotal()</c>, <c>setTotal(v)</c>): the one of that name,
    /// or of that name with a small first letter; none where no such variable is in scope.
    /// </summary>
    public static string? AccessedVariable(string name, Func<string, bool> isVariable)
    {
        if (name.Length <= 3 || (!name.StartsWith("get", StringComparison.Ordinal) && !name.StartsWith("set", StringComparison.Ordinal)))
            return null;
        var variable = name[3..];
        var small = char.ToLowerInvariant(variable[0]) + variable[1..];
        return isVariable(variable) ? variable : char.IsUpper(variable[0]) && isVariable(small) ? small : null;
    }

    public static JsValue At(IReadOnlyList<JsValue> given, int index) => index < given.Count ? given[index] : JsValue.Undefined;

    private static bool TryAccessor(ScriptRun run, string name, out JsValue value)
    {
        var variable = AccessedVariable(name, run.Context.IsVariable);
        value = variable is null ? JsValue.Undefined
            : name[0] == 'g' ? Function((inner, _) => Read(inner, inner.Context.GetVariable(variable)))
            : Function((inner, given) => Set(inner, variable, At(given, 0)));
        return variable is not null;
    }

    private static JsValue Function(JsFunction function) => JsValue.Of(function);

    private static JsValue Namespace(OrderedDictionary<string, JsValue> members) => JsValue.Of(members);

    private static JsValue Read(ScriptRun run, JsonNode? node) => JsonBridge.FromJson(run, node);

    private static JsValue Set(ScriptRun run, string name, JsValue value)
    {
        run.Context.SetVariable(name, JsonBridge.ToJson(value));
        return JsValue.Undefined;
    }

    private static string Name(ScriptRun run, IReadOnlyList<JsValue> given, string function) =>
        At(given, 0).IsNothing
            ? throw new ExpressionFault(null, "“{0}” needs a name.", function)
            : JsConversion.ToText(run, given[0]);

    private static JsValue Stringify(ScriptRun run, IReadOnlyList<JsValue> given)
    {
        if (given.Count > 1)
            throw new ExpressionFault(null, "“{0}” takes one value here, nothing more.", "JSON.stringify");
        return JsonBridge.Stringify(run, At(given, 0)) is { } text ? JsValue.Of(text) : JsValue.Undefined;
    }

    private static JsValue Parse(ScriptRun run, IReadOnlyList<JsValue> given)
    {
        if (given.Count > 1)
            throw new ExpressionFault(null, "“{0}” takes one value here, nothing more.", "JSON.parse");
        var text = JsConversion.ToText(run, At(given, 0));
        run.ChargeText(text.Length);
        var node = JsonBridge.Parse(text, out var isJson);
        return isJson ? Read(run, node) : throw new ExpressionFault(null, "The text given to “JSON.parse” is not JSON.");
    }
}
