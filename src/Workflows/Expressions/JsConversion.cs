using System.Buffers;
using System.Globalization;
using System.Text;

namespace Governance.Workflows.Expressions;

/// <summary>
/// JavaScript's own conversions and comparisons (ECMA-262, chapter 7), as far as values of this language need them.
/// The trap: these are JavaScript's rules, not .NET's: "10" &lt; 9 is false, "10" &lt; "9" is true, 0.1 is written "0.1" in every culture.
/// </summary>
internal static class JsConversion
{
    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789.eE+-");

    public static readonly char[] WhiteSpace = [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(IsWhiteSpace)];

    public static bool IsWhiteSpace(char character) => character == '\uFEFF' || (char.IsWhiteSpace(character) && character != '\u0085');

    public static bool ToBoolean(JsValue value) => value.Kind switch
    {
        JsKind.Undefined or JsKind.Null => false,
        JsKind.Boolean => value.Boolean,
        JsKind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        JsKind.Text => value.Text.Length > 0,
        JsKind.List or JsKind.Fields or JsKind.Function => true,
    };

    public static double ToNumber(ScriptRun run, JsValue value) => value.Kind switch
    {
        JsKind.Undefined => double.NaN,
        JsKind.Null => 0,
        JsKind.Boolean or JsKind.Number => value.Number,
        JsKind.Text => ToNumber(value.Text),
        JsKind.List or JsKind.Fields or JsKind.Function => ToNumber(ToText(run, value)),
    };

    public static string ToText(ScriptRun run, JsValue value) => value.Kind switch
    {
        JsKind.Undefined => "undefined",
        JsKind.Null => "null",
        JsKind.Boolean => value.Boolean ? "true" : "false",
        JsKind.Number => ToText(value.Number),
        JsKind.Text => value.Text,
        JsKind.List => Join(run, value.List, ","),
        JsKind.Fields => "[object Object]",
        JsKind.Function => throw new ExpressionFault(null, "A function can only be called: it has no text and no number."),
    };

    /// <summary>The items as one text; nothing (null, undefined) leaves a gap.</summary>
    public static string Join(ScriptRun run, IReadOnlyList<JsValue> items, string separator)
    {
        var joined = new StringBuilder();
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
                joined.Append(separator);
            var before = joined.Length;
            if (!items[index].IsNothing)
                joined.Append(ToText(run, items[index]));
            run.ChargeItems(1);
            run.ChargeText(separator.Length + joined.Length - before);
        }
        return joined.ToString();
    }

    /// <summary>A list or object counts as its text wherever a primitive is needed.</summary>
    public static JsValue ToPrimitive(ScriptRun run, JsValue value) =>
        value.Kind is JsKind.List or JsKind.Fields or JsKind.Function ? JsValue.Of(ToText(run, value)) : value;

    public static bool StrictlyEqual(JsValue left, JsValue right) => left.Kind == right.Kind && left.Kind switch
    {
        JsKind.Undefined or JsKind.Null => true,
        JsKind.Boolean or JsKind.Number => left.Number == right.Number,
        JsKind.Text => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
        JsKind.List or JsKind.Fields or JsKind.Function => left.IsSameReference(right),
    };

    public static bool LooselyEqual(ScriptRun run, JsValue left, JsValue right)
    {
        if (left.Kind == right.Kind)
            return StrictlyEqual(left, right);
        if (left.IsNothing || right.IsNothing)
            return left.IsNothing && right.IsNothing;
        var (first, second) = (ToPrimitive(run, left), ToPrimitive(run, right));
        return first.Kind == JsKind.Text && second.Kind == JsKind.Text
            ? StrictlyEqual(first, second) && (left.Kind == JsKind.Text || right.Kind == JsKind.Text)
            : ToNumber(run, first) == ToNumber(run, second);
    }

    public static double ToNumber(string text)
    {
        var trimmed = text.Trim(WhiteSpace);
        if (trimmed.Length == 0)
            return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && char.ToLowerInvariant(trimmed[1]) is 'x' or 'b' or 'o')
            return Based(trimmed.AsSpan(2), char.ToLowerInvariant(trimmed[1]) switch { 'x' => 16, 'o' => 8, _ => 2 });
        if (trimmed.TrimStart('+', '-') == "Infinity" && trimmed.Length <= 9)
            return trimmed[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        // "Infinity", "NaN" and their kin of .NET must not slip through
        return !trimmed.AsSpan().ContainsAnyExcept(DecimalCharacters)
            && double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }

    /// <summary>The number that the digits of base 2, 8 or 16 spell; not a number where one is no digit.</summary>
    public static double Based(ReadOnlySpan<char> digits, int radix)
    {
        var number = 0d;
        foreach (var digit in digits)
        {
            var value = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : int.MaxValue;
            if (value >= radix)
                return double.NaN;
            number = (number * radix) + value;
        }
        return number;
    }

    /// <summary>A number as JavaScript writes it: the shortest digits that read back the same, an exponent only from 1e21 and below 1e-6.</summary>
    public static string ToText(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0)
            return "0";
        if (Math.Abs(number) < 1e15 && double.IsInteger(number))
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        var sign = number < 0 ? "-" : "";
        var (digits, point) = Digits(Math.Abs(number));
        return sign + Placed(digits, point);
    }

    // digits without leading or trailing zeros, and where the point stands: 0.00123 is ("123", -2), 1200 is ("12", 4)
    private static (string Digits, int Point) Digits(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = 0;
        if (text.IndexOf('E', StringComparison.Ordinal) is > 0 and var mark)
        {
            exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }
        var whole = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : text.Length;
        var all = text.Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole + exponent - leading);
    }

    private static string Placed(string digits, int point)
    {
        if (point is > 0 and <= 21)
            return digits.Length <= point ? digits.PadRight(point, '0') : digits[..point] + "." + digits[point..];
        if (point is > -6 and <= 0)
            return "0." + new string('0', -point) + digits;
        var exponent = point - 1;
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
    }
}
