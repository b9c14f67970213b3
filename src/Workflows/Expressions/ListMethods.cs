namespace Governance.Workflows.Expressions;

/// <summary>The functions of lists. None changes its list: each gives a new one.</summary>
internal static class ListMethods
{
    public static readonly Dictionary<string, Func<ScriptRun, JsValue, IReadOnlyList<JsValue>, JsValue>> All = new(StringComparer.Ordinal)
    {
        ["includes"] = (run, list, given) => JsValue.Of(IndexOf(run, list.List, given, IsSame) >= 0),
        ["indexOf"] = (run, list, given) => JsValue.Of(IndexOf(run, list.List, given, JsConversion.StrictlyEqual)),
        ["join"] = (run, list, given) => JsValue.Of(JsConversion.Join(run, list.List, At(given, 0).Kind == JsKind.Undefined ? "," : JsConversion.ToText(run, given[0]))),
        ["slice"] = Slice,
        ["map"] = (run, list, given) => JsValue.Of([.. Each(run, list, given, "map").Select(visit => visit.Answer)]),
        ["filter"] = (run, list, given) => JsValue.Of([.. Each(run, list, given, "filter").Where(visit => JsConversion.ToBoolean(visit.Answer)).Select(visit => visit.Item)]),
        ["find"] = (run, list, given) => Each(run, list, given, "find").FirstOrDefault(visit => JsConversion.ToBoolean(visit.Answer)).Item,
        ["some"] = (run, list, given) => JsValue.Of(Each(run, list, given, "some").Any(visit => JsConversion.ToBoolean(visit.Answer))),
        ["every"] = (run, list, given) => JsValue.Of(Each(run, list, given, "every").All(visit => JsConversion.ToBoolean(visit.Answer))),
    };

    private static JsValue At(IReadOnlyList<JsValue> given, int index) => ScriptGlobals.At(given, index);

    private static IEnumerable<(JsValue Item, JsValue Answer)> Each(ScriptRun run, JsValue list, IReadOnlyList<JsValue> given, string name)
    {
        if (At(given, 0).Kind != JsKind.Function)
            throw new ExpressionFault(null, "“{0}” needs a function, for example {1}.", name, "item => item.done");
        return list.List.Select((item, index) =>
        {
            run.ChargeItems(1);
            return (item, given[0].Function(run, [item, JsValue.Of(index), list]));
        });
    }

    private static int IndexOf(ScriptRun run, IReadOnlyList<JsValue> list, IReadOnlyList<JsValue> given, Func<JsValue, JsValue, bool> equals)
    {
        run.ChargeItems(list.Count);
        for (var index = ScriptMethods.Relative(run, At(given, 1), list.Count, 0); index < list.Count; index++)
        {
            if (equals(list[index], At(given, 0)))
                return index;
        }
        return -1;
    }

    // unlike ===, "includes" finds what is not a number
    private static bool IsSame(JsValue left, JsValue right) =>
        JsConversion.StrictlyEqual(left, right)
        || (left.Kind == JsKind.Number && right.Kind == JsKind.Number && double.IsNaN(left.Number) && double.IsNaN(right.Number));

    private static JsValue Slice(ScriptRun run, JsValue list, IReadOnlyList<JsValue> given)
    {
        var start = ScriptMethods.Relative(run, At(given, 0), list.List.Count, 0);
        var end = ScriptMethods.Relative(run, At(given, 1), list.List.Count, list.List.Count);
        run.ChargeItems(Math.Max(0, end - start));
        return JsValue.Of([.. list.List.Skip(start).Take(Math.Max(0, end - start))]);
    }
}
