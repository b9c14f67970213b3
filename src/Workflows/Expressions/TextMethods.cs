using System.Text;

namespace Governance.Workflows.Expressions;

/// <summary>The functions of texts. All compare letter by letter, in no language; positions count UTF-16 units, as in JavaScript.</summary>
internal static class TextMethods
{
    public static readonly Dictionary<string, Func<ScriptRun, string, IReadOnlyList<JsValue>, JsValue>> All = new(StringComparer.Ordinal)
    {
        ["toUpperCase"] = (run, text, _) => Made(run, text.ToUpperInvariant()),
        ["toLowerCase"] = (run, text, _) => Made(run, text.ToLowerInvariant()),
        ["trim"] = (run, text, _) => Made(run, text.Trim(JsConversion.WhiteSpace)),
        ["includes"] = (run, text, given) => JsValue.Of(IndexOf(run, text, given) >= 0),
        ["indexOf"] = (run, text, given) => JsValue.Of(IndexOf(run, text, given)),
        ["startsWith"] = (run, text, given) => JsValue.Of(
            text.AsSpan(ScriptMethods.Absolute(run, At(given, 1), text.Length, 0)).StartsWith(Text(run, given, 0), StringComparison.Ordinal)),
        ["endsWith"] = (run, text, given) => JsValue.Of(
            text.AsSpan(0, ScriptMethods.Absolute(run, At(given, 1), text.Length, text.Length)).EndsWith(Text(run, given, 0), StringComparison.Ordinal)),
        ["slice"] = Slice,
        ["split"] = Split,
        ["replace"] = Replace,
    };

    private static JsValue At(IReadOnlyList<JsValue> given, int index) => ScriptGlobals.At(given, index);

    private static string Text(ScriptRun run, IReadOnlyList<JsValue> given, int index) => JsConversion.ToText(run, At(given, index));

    private static JsValue Made(ScriptRun run, string text)
    {
        run.ChargeText(text.Length);
        return JsValue.Of(text);
    }

    private static int IndexOf(ScriptRun run, string text, IReadOnlyList<JsValue> given)
    {
        run.ChargeText(text.Length);
        return text.IndexOf(Text(run, given, 0), ScriptMethods.Absolute(run, At(given, 1), text.Length, 0), StringComparison.Ordinal);
    }

    private static JsValue Slice(ScriptRun run, string text, IReadOnlyList<JsValue> given)
    {
        var start = ScriptMethods.Relative(run, At(given, 0), text.Length, 0);
        var end = ScriptMethods.Relative(run, At(given, 1), text.Length, text.Length);
        return Made(run, start < end ? text[start..end] : "");
    }

    private static JsValue Split(ScriptRun run, string text, IReadOnlyList<JsValue> given)
    {
        run.ChargeText(text.Length);
        if (At(given, 0).Kind == JsKind.Undefined)
            return JsValue.Of([JsValue.Of(text)]);
        var separator = Text(run, given, 0);
        if (separator.Length == 0)
            run.ChargeItems(text.Length);
        var parts = separator.Length == 0 ? text.Select(letter => letter.ToString()) : text.Split(separator);
        var kept = At(given, 1).Kind == JsKind.Undefined ? parts : parts.Take(ScriptMethods.Absolute(run, given[1], int.MaxValue, 0));
        IReadOnlyList<JsValue> items = [.. kept.Select(JsValue.Of)];
        run.ChargeItems(items.Count);
        return JsValue.Of(items);
    }

    // the first place only, as in JavaScript
    private static JsValue Replace(ScriptRun run, string text, IReadOnlyList<JsValue> given)
    {
        var sought = Text(run, given, 0);
        var index = text.IndexOf(sought, StringComparison.Ordinal);
        run.ChargeText(text.Length);
        if (index < 0)
            return JsValue.Of(text);
        var replacement = At(given, 1).Kind == JsKind.Function
            ? JsConversion.ToText(run, At(given, 1).Function(run, [JsValue.Of(sought), JsValue.Of(index), JsValue.Of(text)]))
            : Expand(run, Text(run, given, 1), text, index, sought.Length);
        return Made(run, string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + sought.Length)));
    }

    // "$&" is what was found, "$`" what stands before it, "$'" what stands behind, "$$" a dollar sign
    private static string Expand(ScriptRun run, string replacement, string text, int index, int length)
    {
        var expanded = new StringBuilder();
        for (var at = 0; at < replacement.Length; at++)
        {
            var insert = replacement[at] != '$' || at + 1 == replacement.Length ? null : replacement[at + 1] switch
            {
                '$' => "$",
                '&' => text.Substring(index, length),
                '`' => text[..index],
                '\'' => text[(index + length)..],
                _ => null,
            };
            expanded.Append(insert ?? replacement[at].ToString());
            at += insert is null ? 0 : 1;
            run.ChargeText(insert?.Length ?? 1);
        }
        return expanded.ToString();
    }
}
