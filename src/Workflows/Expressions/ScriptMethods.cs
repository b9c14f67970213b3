using System.Globalization;

namespace Governance.Workflows.Expressions;

/// <summary>What can be asked of a value: its fields, its items, its length, and the functions of texts and lists.</summary>
internal static class ScriptMethods
{
    /// <summary>Whether texts or lists have a function of that name.</summary>
    public static bool IsKnown(string name) => TextMethods.All.ContainsKey(name) || ListMethods.All.ContainsKey(name);

    public static JsValue Member(JsValue target, string name, int at)
    {
        switch (target.Kind)
        {
            case JsKind.Undefined or JsKind.Null:
                throw new ExpressionFault(at, "“{0}” is asked of a value that is not there.", name);
            case JsKind.Fields:
                return target.Fields.GetValueOrDefault(name);
            case JsKind.Text when TextMethods.All.ContainsKey(name):
            case JsKind.List when ListMethods.All.ContainsKey(name):
                throw new ExpressionFault(at, "“{0}” is a function: it can only be called.", name);
            case JsKind.Text:
                return name == "length" ? JsValue.Of(target.Text.Length)
                    : Position(name, target.Text.Length) is { } letter ? JsValue.Of(target.Text[letter].ToString())
                    : JsValue.Undefined;
            case JsKind.List:
                return name == "length" ? JsValue.Of(target.List.Count)
                    : Position(name, target.List.Count) is { } index ? target.List[index]
                    : JsValue.Undefined;
            case JsKind.Boolean or JsKind.Number or JsKind.Function:
            default:
                return JsValue.Undefined;
        }
    }

    public static JsValue Call(ScriptRun run, JsValue target, string name, IReadOnlyList<JsValue> given, int at)
    {
        if (target.Kind == JsKind.Text && TextMethods.All.TryGetValue(name, out var ofText))
            return ofText(run, target.Text, given);
        if (target.Kind == JsKind.List && ListMethods.All.TryGetValue(name, out var ofList))
            return ofList(run, target, given);
        var field = Member(target, name, at);
        return field.Kind == JsKind.Function
            ? field.Function(run, given)
            : throw new ExpressionFault(at, "This value has no function “{0}”.", name);
    }

    /// <summary>A position counted from the end where negative, kept within the length; the given one where nothing is said.</summary>
    public static int Relative(ScriptRun run, JsValue value, int length, int unsaid)
    {
        if (value.Kind == JsKind.Undefined)
            return unsaid;
        var number = JsConversion.ToNumber(run, value);
        var whole = double.IsNaN(number) ? 0 : Math.Truncate(number);
        return (int)Math.Clamp(whole < 0 ? length + whole : whole, 0, length);
    }

    /// <summary>A position that is not counted from the end: below zero is zero.</summary>
    public static int Absolute(ScriptRun run, JsValue value, int length, int unsaid) =>
        value.Kind == JsKind.Undefined ? unsaid
        : JsConversion.ToNumber(run, value) is var number && double.IsNaN(number) ? 0
        : (int)Math.Clamp(Math.Truncate(number), 0, length);

    private static int? Position(string name, int length) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < length
        && (name.Length == 1 || name[0] != '0')
            ? index
            : null;
}
