namespace Governance.Workflows.Expressions;

/// <summary>The operators between two values, with JavaScript's conversions.</summary>
internal static class ScriptOperators
{
    /// <summary>How tightly each operator binds; higher binds tighter, all from the left.</summary>
    public static readonly IReadOnlyDictionary<string, int> Binding = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["??"] = 1, ["||"] = 1, ["&&"] = 2,
        ["=="] = 3, ["!="] = 3, ["==="] = 3, ["!=="] = 3,
        ["<"] = 4, ["<="] = 4, [">"] = 4, [">="] = 4,
        ["+"] = 5, ["-"] = 5,
        ["*"] = 6, ["/"] = 6, ["%"] = 6,
    };

    public static bool IsLogical(string mark) => mark is "&&" or "||" or "??";

    public static JsValue Apply(ScriptRun run, string mark, JsValue left, JsValue right) => mark switch
    {
        "+" => Add(run, JsConversion.ToPrimitive(run, left), JsConversion.ToPrimitive(run, right)),
        "-" => JsValue.Of(JsConversion.ToNumber(run, left) - JsConversion.ToNumber(run, right)),
        "*" => JsValue.Of(JsConversion.ToNumber(run, left) * JsConversion.ToNumber(run, right)),
        "/" => JsValue.Of(JsConversion.ToNumber(run, left) / JsConversion.ToNumber(run, right)),
        "%" => JsValue.Of(JsConversion.ToNumber(run, left) % JsConversion.ToNumber(run, right)),
        "===" => JsValue.Of(JsConversion.StrictlyEqual(left, right)),
        "!==" => JsValue.Of(!JsConversion.StrictlyEqual(left, right)),
        "==" => JsValue.Of(JsConversion.LooselyEqual(run, left, right)),
        "!=" => JsValue.Of(!JsConversion.LooselyEqual(run, left, right)),
        _ => JsValue.Of(Compare(run, mark, JsConversion.ToPrimitive(run, left), JsConversion.ToPrimitive(run, right))),
    };

    private static JsValue Add(ScriptRun run, JsValue left, JsValue right)
    {
        if (left.Kind != JsKind.Text && right.Kind != JsKind.Text)
            return JsValue.Of(JsConversion.ToNumber(run, left) + JsConversion.ToNumber(run, right));
        var (first, second) = (JsConversion.ToText(run, left), JsConversion.ToText(run, right));
        run.ChargeText(first.Length + second.Length);
        return JsValue.Of(first + second);
    }

    private static bool Compare(ScriptRun run, string mark, JsValue left, JsValue right)
    {
        if (left.Kind == JsKind.Text && right.Kind == JsKind.Text)
        {
            var order = string.CompareOrdinal(left.Text, right.Text);
            return mark switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
        }
        var (first, second) = (JsConversion.ToNumber(run, left), JsConversion.ToNumber(run, right));
        return mark switch { "<" => first < second, "<=" => first <= second, ">" => first > second, _ => first >= second };
    }
}
