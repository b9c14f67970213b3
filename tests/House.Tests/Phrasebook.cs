using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Governance.House.Tests;

/// <summary>
/// Reads which English sentences the code says and which have a French twin. Sentences are found where they become
/// words for a person: <c>T["…"]</c>, <c>words["…"]</c>, <c>new Sentence("…")</c> (also as <c>new("…")</c> in a file that speaks of sentences)
/// and the sentence of <c>Rule.Require</c>.
/// </summary>
internal static partial class Phrasebook
{
    internal sealed record Said(string English, string Path);

    internal sealed record Translation(string English, string French, string Path);

    internal static IEnumerable<Said> SaidIn(SourceFile file)
    {
        var code = Comment().Replace(file.Text, "");
        var direct = Spoken().Matches(code).Select(match => match.Groups[1].Value);
        var typed = SpeaksOfSentences().IsMatch(code) ? Unnamed().Matches(code).Select(match => match.Groups[1].Value) : [];
        // A text that is one place and nothing else has no language.
        return direct.Concat(typed).Concat(RuleSentences(code)).Where(literal => literal != "{0}").Select(literal => new Said(Plain(literal), file.Path));
    }

    internal static IEnumerable<Translation> TranslationsIn(SourceFile resx) =>
        XDocument.Parse(resx.Text).Root!.Elements("data")
            .Select(data => new Translation(data.Attribute("name")!.Value, data.Element("value")!.Value, resx.Path));

    internal static IEnumerable<string> Missing(IEnumerable<Said> said, IReadOnlyList<Translation> translations)
    {
        var known = translations.Select(translation => translation.English).ToHashSet(StringComparer.Ordinal);
        return said.Where(one => !known.Contains(one.English)).Select(one => $"{one.Path}: no French for “{one.English}”").Distinct();
    }

    /// <summary>A key that stands between quotes nowhere, said directly or kept as data, is an orphan.</summary>
    internal static IEnumerable<string> Orphans(IReadOnlyList<SourceFile> files, IEnumerable<Translation> translations) =>
        translations.Where(one => !files.Any(file => file.Text.Contains($"\"{Escaped(one.English)}\"", StringComparison.Ordinal)))
            .Select(one => $"{one.Path}: nobody says “{one.English}”");

    internal static IEnumerable<string> TwoFrenches(IEnumerable<Translation> translations) =>
        translations.GroupBy(one => one.English, StringComparer.Ordinal)
            .Where(same => same.Select(one => one.French).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(same => $"“{same.Key}” has {string.Join(" and ", same.Select(one => $"“{one.French}” ({one.Path})"))}");

    internal static IEnumerable<string> OtherPlaces(IEnumerable<Translation> translations) =>
        translations.Where(one => !Places(one.English).SetEquals(Places(one.French)))
            .Select(one => $"{one.Path}: “{one.English}” and “{one.French}” name different places");

    /// <summary>French typography: curly apostrophes, no-break spaces before double punctuation and inside guillemets.</summary>
    internal static IEnumerable<string> Mistyped(IEnumerable<Translation> translations) =>
        translations.Where(one => WrongFrench().IsMatch(one.French)).Select(one => $"{one.Path}: “{one.French}” breaks a rule of French typography");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    // The condition may hold brackets, commas and quotes of its own, so the second argument is found by counting.
    private static IEnumerable<string> RuleSentences(string text)
    {
        foreach (Match call in RuleCall().Matches(text))
        {
            var rest = Quoted().Replace(text[(call.Index + call.Length)..], quoted => new string('q', quoted.Length));
            var (depth, at) = (0, 0);
            for (; at < rest.Length && (depth > 0 || rest[at] != ','); at++)
                depth += rest[at] is '(' or '[' or '{' ? 1 : rest[at] is ')' or ']' or '}' ? -1 : 0;
            if (at < rest.Length && FirstLiteral().Match(text[(call.Index + call.Length + at + 1)..]) is { Success: true } sentence)
                yield return sentence.Groups[1].Value;
        }
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Plain(string literal)
    {
        var plain = new StringBuilder(literal);
        return plain.Replace("\\\"", "\"").Replace("\\n", "\n").Replace("\\\\", "\\").ToString();
    }

    [GeneratedRegex("""(?:\b(?:[tT]|[wW]ords)\[|new Sentence\(\s*)"((?:[^"\\]|\\.)*)""" + "\"")]
    private static partial Regex Spoken();

    // A pair of texts is content in both languages, not a key.
    [GeneratedRegex("""\bnew\(\s*"([A-Z{“](?:[^"\\]|\\.)*)"(?!\s*,\s*")""")]
    private static partial Regex Unnamed();

    [GeneratedRegex(@"\bSentence\b")]
    private static partial Regex SpeaksOfSentences();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bRule\.Require\(")]
    private static partial Regex RuleCall();

    [GeneratedRegex("""^\s*"((?:[^"\\]|\\.)*)""" + "\"")]
    private static partial Regex FirstLiteral();

    // a character or a text, so that brackets and commas inside are not counted
    [GeneratedRegex("""
        '(?:[^'\\\n]|\\.)'|"(?:[^"\\\n]|\\.)*"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    [GeneratedRegex("['\"]| [;:!?»%]|« |«[^\u202F\u00A0]|[^\u202F\u00A0]»|[^\u202F\u00A0\\d]:(?=[\\s])")]
    private static partial Regex WrongFrench();
}
