using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Governance.House.Tests;

/// <summary>
/// What a guide prints in italics is quoted from the product: a button, a heading, a page. An ellipsis in a quotation stands for
/// what changes from case to case, such as a number.
/// </summary>
public sealed partial class GuidesTests
{
    [Fact]
    public void Every_text_that_a_guide_quotes_is_a_text_of_the_product()
    {
        var product = Product();
        Violations.None(from guide in Guides() from gone in Gone(guide.Text, product) select $"{guide.Path}: nothing in the product says “{gone}”");
    }

    [Fact]
    public void A_quotation_of_nothing_is_found() =>
        Assert.Equal(["Send it off"], Gone("Press *Send*, never *Send it off*; **bold** is no quotation. *Remind the … members*.", "\"Send\" \"Remind the {0} members\""));

    [Fact]
    public void Every_guide_is_there_in_both_languages()
    {
        var names = Guides().Select(guide => guide.Name).ToHashSet(StringComparer.Ordinal);
        Violations.None(from name in names
                        let twin = name.EndsWith(".fr.md", StringComparison.Ordinal) ? name.Replace(".fr.md", ".md", StringComparison.Ordinal) : name.Replace(".md", ".fr.md", StringComparison.Ordinal)
                        where !names.Contains(twin)
                        select $"docs/{name} has no twin docs/{twin}");
    }

    [Fact]
    public void Every_picture_of_a_guide_has_its_twin_in_the_other_language() =>
        Violations.None(from guide in Guides() where guide.Name.EndsWith(".fr.md", StringComparison.Ordinal)
                        let english = SourceFile.Below("docs", ".md").Single(file => file.Name == guide.Name.Replace(".fr.md", ".md", StringComparison.Ordinal))
                        from alone in Alone(english.Text, guide.Text)
                        select $"docs/{guide.Name}: {alone} is not the twin of the picture in its place in docs/{english.Name}");

    [Fact]
    public void A_picture_without_a_twin_is_found() =>
        Assert.Equal(["b.en.jpg", "c-fr.png"], Alone("![](a.en.jpg) ![](b.en.jpg) ![](d.fr.jpg)", "![](a.fr.jpg) ![](b.en.jpg) ![](d.en.jpg) ![](c-fr.png)"));

    private static IEnumerable<string> Alone(string english, string french)
    {
        var twins = Pictures().Matches(english).Select(match => $"{match.Groups["name"].Value}{(match.Groups["language"].Value == "en" ? "fr" : "en")}{match.Groups["kind"].Value}").ToList();
        return Pictures().Matches(french).Select(match => match.Groups["name"].Value + match.Groups["language"].Value + match.Groups["kind"].Value)
            .Where((picture, place) => twins.ElementAtOrDefault(place) != picture);
    }

    private static IEnumerable<SourceFile> Guides() => SourceFile.Below("docs", ".md").Where(file => file.Name.StartsWith("guide-", StringComparison.Ordinal));

    private static IEnumerable<string> Gone(string guide, string product) =>
        from quoted in Quotations().Matches(guide).Select(match => Plain(match.Groups[1].Value)).Distinct(StringComparer.Ordinal)
        let pattern = string.Join(@"[^""<>]{1,40}", quoted.Split('…').Select(Regex.Escape))
        where !Regex.IsMatch(product, @"(?<!\w)" + pattern + @"(?!\w)", RegexOptions.CultureInvariant) && !product.Contains(quoted, StringComparison.Ordinal)
        select quoted;

    private static string Product() => Plain(string.Join('\n',
        SourceFile.Below("src", ".razor", ".cs", ".resx").Select(file => WebUtility.HtmlDecode(file.Text))
            .Concat(SourceFile.Below("src", ".json").Concat(SourceFile.Below("workflows", ".json")).Select(file => Unescaped(file.Text)))));

    /// <summary>The text with the letters that JSON may write as numbers.</summary>
    private static string Unescaped(string json) => Escapes().Replace(json, match => JsonSerializer.Deserialize<string>($"\"{match.Value}\"")!);

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\n', ' ');

    [GeneratedRegex(@"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)")]
    private static partial Regex Quotations();

    // what has no language in its name is nobody's twin
    [GeneratedRegex(@"!\[[^\]]*\]\((?<name>[^)]*?)(?<language>(?<=[.-])(en|fr))?(?<kind>\.[a-z]+)\)")]
    private static partial Regex Pictures();

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex Escapes();
}
