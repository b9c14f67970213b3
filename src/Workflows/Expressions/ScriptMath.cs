namespace Governance.Workflows.Expressions;

/// <summary>The part of <c>Math</c> that a script has: exact functions only, and no chance.</summary>
internal static class ScriptMath
{
    public static readonly OrderedDictionary<string, JsValue> Members = new(StringComparer.Ordinal)
    {
        ["PI"] = JsValue.Of(Math.PI),
        ["abs"] = Of(Math.Abs),
        ["ceil"] = Of(Math.Ceiling),
        ["floor"] = Of(Math.Floor),
        ["round"] = Of(Round),
        ["trunc"] = Of(Math.Truncate),
        ["sqrt"] = Of(Math.Sqrt),
        ["sign"] = Of(number => double.IsNaN(number) ? double.NaN : Math.Sign(number)),
        ["pow"] = JsValue.Of((run, given) => JsValue.Of(Power(Number(run, given, 0), Number(run, given, 1)))),
        ["min"] = Fold(double.PositiveInfinity, Math.Min),
        ["max"] = Fold(double.NegativeInfinity, Math.Max),
    };

    private static JsValue Of(Func<double, double> function) => JsValue.Of((run, given) => JsValue.Of(function(Number(run, given, 0))));

    private static JsValue Fold(double start, Func<double, double, double> choose) => JsValue.Of((run, given) =>
        JsValue.Of(given.Aggregate(start, (best, next) => choose(best, JsConversion.ToNumber(run, next)))));

    private static double Number(ScriptRun run, IReadOnlyList<JsValue> given, int index) =>
        JsConversion.ToNumber(run, ScriptGlobals.At(given, index));

    // a half goes up, also below zero: round(-2.5) is -2
    private static double Round(double number)
    {
        var floor = Math.Floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }

    // JavaScript says that 1 to an unknown or endless power is unknown; .NET says 1
    private static double Power(double number, double exponent) =>
        double.IsNaN(exponent) || (Math.Abs(number) == 1 && double.IsInfinity(exponent)) ? double.NaN : Math.Pow(number, exponent);
}
