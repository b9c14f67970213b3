using System.Globalization;
using System.Text.RegularExpressions;

namespace Governance.Designer.Conditions;

/// <summary>
/// Conditions as the scripts that the engine runs: <c>getVariable('Years') &gt;= 3 &amp;&amp; getOutputFrom('vote','outcome') === 'approve'</c>.
/// Writing and reading are each other's inverse; a script that people wrote otherwise has no such form and is left to them.
/// </summary>
public static partial class ConditionScript
{
    /// <summary>The deepest groups in groups that are read.</summary>
    private const int Deepest = 4;

    public static string Write(Condition condition) => condition switch
    {
        Condition.Compare one => $"{Write(one.Of)} {Sign(one.How)} {Literal(one.To)}",
        Condition.Group { Parts: [var only] } => Write(only),
        Condition.Group group => string.Join(group.All ? " && " : " || ", group.Parts.Select(part => part is Condition.Group { Parts.Count: > 1 } ? $"({Write(part)})" : Write(part))),
        _ => throw new InvalidOperationException("There is no such condition."),
    };

    /// <summary>The condition that a script says; null where it says more than conditions can.</summary>
    public static Condition? Read(string script)
    {
        var place = 0;
        return Any(script, ref place, 0) is { } condition && Rest(script, place).Length == 0 ? condition : null;
    }

    private static Condition? Any(string script, ref int place, int depth)
    {
        if (depth > Deepest || Part(script, ref place, depth) is not { } first)
            return null;
        var parts = new List<Condition> { first };
        bool? all = null;
        while (Token(script, ref place, "&&", "||") is { } sign)
        {
            // both beside each other without parentheses: nobody wrote that here
            if (all is { } before && before != (sign == "&&"))
                return null;
            all = sign == "&&";
            if (Part(script, ref place, depth) is not { } next)
                return null;
            parts.Add(next);
        }
        return parts.Count == 1 ? first : new Condition.Group(all!.Value, parts);
    }

    private static Condition? Part(string script, ref int place, int depth)
    {
        if (Token(script, ref place, "(") is not null)
            return Any(script, ref place, depth + 1) is { } inner && Token(script, ref place, ")") is not null ? inner : null;
        var rest = Rest(script, place);
        if (Comparing().Match(rest.ToString()) is not { Success: true } match)
            return null;
        place = script.Length - rest.Length + match.Length;
        Asked asked = match.Groups["variable"] is { Success: true } variable ? new Asked.Value(variable.Value) : new Asked.OutcomeOf(match.Groups["step"].Value);
        var value = match.Groups["text"] is { Success: true } text ? text.Value.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : match.Groups["bare"].Value;
        // a text that reads as a number would be written as one: another script
        return match.Groups["text"].Success && IsBare(value) ? null : new Condition.Compare(asked, Compared(match.Groups["sign"].Value), value);
    }

    private static string? Token(string script, ref int place, params ReadOnlySpan<string> tokens)
    {
        var rest = Rest(script, place);
        foreach (var token in tokens)
        {
            if (!rest.StartsWith(token, StringComparison.Ordinal))
                continue;
            place = script.Length - rest.Length + token.Length;
            return token;
        }
        return null;
    }

    private static ReadOnlySpan<char> Rest(string script, int place) => script.AsSpan(place).TrimStart();

    private static string Write(Asked asked) => asked switch
    {
        Asked.Value value => $"getVariable('{value.Name}')",
        Asked.OutcomeOf outcome => $"getOutputFrom('{outcome.StepId}','outcome')",
        _ => throw new InvalidOperationException("Nothing else is asked about."),
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Is => "===",
        Comparison.IsNot => "!==",
        Comparison.AtLeast => ">=",
        Comparison.AtMost => "<=",
        Comparison.MoreThan => ">",
        Comparison.LessThan => "<",
    };

    private static Comparison Compared(string sign) => sign switch
    {
        "===" => Comparison.Is,
        "!==" => Comparison.IsNot,
        ">=" => Comparison.AtLeast,
        "<=" => Comparison.AtMost,
        ">" => Comparison.MoreThan,
        _ => Comparison.LessThan,
    };

    private static string Literal(string value) =>
        IsBare(value) ? value : "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    private static bool IsBare(string value) =>
        value is "true" or "false" || (Number().IsMatch(value) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    [GeneratedRegex(@"^(getVariable\('(?<variable>[\p{L}_][\p{L}\p{Nd}_]*)'\)|getOutputFrom\('(?<step>[^'\\]+)', ?'outcome'\)) (?<sign>===|!==|>=|<=|>|<) ('(?<text>([^'\\\r\n]|\\'|\\\\)*)'|(?<bare>true|false|-?[0-9]+(\.[0-9]+)?))")]
    private static partial Regex Comparing();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}
