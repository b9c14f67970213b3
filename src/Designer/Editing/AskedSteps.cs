using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Governance.Designer.Editing;

/// <summary>
/// The places where scripts ask what a step found out, such as <c>getOutputFrom('vote','outcome') === 'approve'</c>: whatever
/// renames a step or an outcome renames it there too, or the script would go on asking for what is gone.
/// </summary>
internal static partial class AskedSteps
{
    /// <summary>Has the scripts inside ask for steps by their new names; other steps are asked as before.</summary>
    public static void Rename(JsonNode inside, IReadOnlyDictionary<string, string> names) =>
        Rewrite(inside, text => Asking().Replace(text, asked => asked.Groups["before"].Value + names.GetValueOrDefault(asked.Groups["step"].Value, asked.Groups["step"].Value) + asked.Groups["quote"].Value));

    /// <summary>Has the scripts inside compare the outcome of a step with its new name.</summary>
    public static void RenameOutcome(JsonNode inside, string stepId, string from, string to) =>
        Rewrite(inside, text => Comparing().Replace(text, asked => asked.Groups["step"].Value == stepId && asked.Groups["outcome"].Value == Escaped(from, asked.Groups["end"].Value)
            ? asked.Groups["before"].Value + Escaped(to, asked.Groups["end"].Value) + asked.Groups["end"].Value : asked.Value));

    private static string Escaped(string text, string quote) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(quote, "\\" + quote, StringComparison.Ordinal);

    private static void Rewrite(JsonNode? node, Func<string, string> rewritten)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (New(value) is { } text)
                        fields[name] = text;
                    else
                        Rewrite(value, rewritten);
                }
                break;
            case JsonArray list:
                for (var place = 0; place < list.Count; place++)
                {
                    if (New(list[place]) is { } text)
                        list[place] = text;
                    else
                        Rewrite(list[place], rewritten);
                }
                break;
        }

        string? New(JsonNode? value) => value is JsonValue one && one.TryGetValue<string>(out var text) && rewritten(text) is var after && after != text ? after : null;
    }

    [GeneratedRegex(@"(?<before>getOutputFrom\(\s*(?<quote>['""]))(?<step>[^'""\\]+)\k<quote>")]
    private static partial Regex Asking();

    [GeneratedRegex(@"(?<before>getOutputFrom\(\s*(?<quote>['""])(?<step>[^'""\\]+)\k<quote>\s*,\s*(['""])outcome\1\s*\)\s*[=!]==?\s*(?<end>['""]))(?<outcome>([^'""\\]|\\.|(?!\k<end>)['""])*)\k<end>")]
    private static partial Regex Comparing();
}
