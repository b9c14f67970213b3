using System.Globalization;
using System.Text.RegularExpressions;

namespace Governance.Designer.Conditions;

/// <summary>
/// Conditions as the scripts that the engine runs: <c>getVariable('Years') &gt;= 3 &amp;&amp; getOutputFrom('vote','outcome') === 'approve'</c>.
/// Writing and reading are each other's inverse; a script that people wrote otherwise has no such form and is left to them.
/// </summary>
public static partial class ConditionScript
{
    // an answer, in either of the ways in which a script can ask for it
    private const string Field = @"variables\.(?<value>[\p{L}_][\p{L}\p{Nd}_]*)(\['(?<field>[a-z0-9-]+)'\]|\.(?<field>[a-z][a-z0-9]*))";

    private const string Quoted = @"([^'\\\r\n]|\\'|\\\\)*";

    /// <summary>The deepest groups in groups that are read, the whole being none deep.</summary>
    public const int Deepest = 4;

    /// <summary>The script of a condition; empty where it asks nothing.</summary>
    public static string Write(Condition condition) => condition.Plain() is { } plain ? Written(plain) : "";

    private static string Written(Condition condition) => condition switch
    {
        Condition.Compare { How: Comparison.Includes or Comparison.IncludesNot } one => $"{(one.How == Comparison.Includes ? "" : "!")}({Write(one.Of)} ?? []).includes({Text(one.To)})",
        Condition.Compare { Of: Asked.Answer { IsNumber: false } } one => $"{Write(one.Of)} {Sign(one.How)} {Text(one.To)}",
        Condition.Compare one => $"{Write(one.Of)} {Sign(one.How)} {Literal(one.To)}",
        Condition.Group group => string.Join(group.All ? " && " : " || ", group.Parts.Select(part => part is Condition.Group ? $"({Written(part)})" : Written(part))),
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
        var rest = Rest(script, place).ToString();
        if (Including().Match(rest) is { Success: true } including)
        {
            place = script.Length - rest.Length + including.Length;
            return new Condition.Compare(Answer(including, isNumber: false), including.Groups["not"].Success ? Comparison.IncludesNot : Comparison.Includes, Plain(including.Groups["text"].Value));
        }
        if (Token(script, ref place, "(") is not null)
            return Any(script, ref place, depth + 1) is { } inner && Token(script, ref place, ")") is not null ? inner : null;
        return Comparing().Match(rest) is { Success: true } match ? Compared(match, script, rest, ref place) : null;
    }

    private static Condition.Compare? Compared(Match match, string script, string rest, ref int place)
    {
        place = script.Length - rest.Length + match.Length;
        var asked = Asking(match);
        var value = match.Groups["text"] is { Success: true } text ? Plain(text.Value) : match.Groups["bare"].Value;
        if (asked is Asked.Answer answer)
            return answer.IsNumber == match.Groups["text"].Success ? null : new Condition.Compare(asked, Compared(match.Groups["sign"].Value), value);
        // a text that reads as a number would be written as one: another script
        return match.Groups["text"].Success && IsBare(value) ? null : new Condition.Compare(asked, Compared(match.Groups["sign"].Value), value);
    }

    private static Asked Asking(Match match) =>
        match.Groups["variable"] is { Success: true } variable ? new Asked.Value(variable.Value)
        : match.Groups["step"] is { Success: true } step ? new Asked.OutcomeOf(step.Value)
        : Answer(match, match.Groups["number"].Success);

    private static Asked.Answer Answer(Match match, bool isNumber) => new(match.Groups["value"].Value, match.Groups["field"].Value, isNumber);

    private static string Plain(string text) => text.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

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
        Asked.Answer { IsNumber: true } answer => $"Number(variables.{answer.In}['{answer.Field}'])",
        Asked.Answer answer => $"variables.{answer.In}['{answer.Field}']",
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
        Comparison.Includes or Comparison.IncludesNot => throw new InvalidOperationException("Written as a call."),
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

    private static string Literal(string value) => IsBare(value) ? value : Text(value);

    private static string Text(string value) =>
        "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    private static bool IsBare(string value) =>
        value is "true" or "false" || (Number().IsMatch(value) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    [GeneratedRegex(@"^(getVariable\('(?<variable>[\p{L}_][\p{L}\p{Nd}_]*)'\)|getOutputFrom\('(?<step>[^'\\]+)', ?'outcome'\)|(?<number>Number\()?" + Field + @"(?(number)\))) (?<sign>===|!==|>=|<=|>|<) ('(?<text>" + Quoted + @")'|(?<bare>true|false|-?[0-9]+(\.[0-9]+)?))")]
    private static partial Regex Comparing();

    [GeneratedRegex(@"^(?<not>!)?\(" + Field + @" \?\? \[\]\)\.includes\('(?<text>" + Quoted + @")'\)")]
    private static partial Regex Including();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}
