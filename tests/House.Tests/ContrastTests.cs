using System.Globalization;
using System.Text.RegularExpressions;
using Governance.Testing;

namespace Governance.House.Tests;

/// <summary>
/// What carries meaning on the canvas, and the ring around what has the focus, stands out 3:1 from what is behind it, in
/// every theme (WCAG 2.2, 1.4.11). The colours are read from the style sheets, whoever changes them.
/// </summary>
public sealed partial class ContrastTests
{
    private static readonly string Tokens = Css("src/Portal/wwwroot/css/tokens.css");
    private static readonly string Canvas = Css("src/Designer/Canvas/Browser/canvas.css");
    private static readonly string[] Sheets = ["--bg", "--surface", "--sunken", "--raised"];

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("contrast")]
    public void Lines_ports_and_the_focus_stand_out_three_to_one(string theme)
    {
        var colours = Colours(theme);
        var pairs = Meaning().ToList();

        // lines as they are, chosen, back, added, taken away, changed and walked; tips; ports; cards; what is being drawn
        Assert.True(pairs.Count > 25, $"only {pairs.Count} colours were found");
        foreach (var selector in new[] { ".canvas-way", ".canvas-way.is-back", ".canvas-way.is-selected", ".canvas-tab", ".canvas-dot", ".canvas-face", ".react-flow__connection-path", ":focus-visible" })
            Assert.Contains(pairs, pair => pair.Selector.Contains(selector, StringComparison.Ordinal));
        Assert.Empty(pairs.Where(pair => Ratio(colours[pair.Colour], colours[pair.Behind]) < 3)
            .Select(pair => $"{pair.Selector}: {pair.Colour} on {pair.Behind} is {Ratio(colours[pair.Colour], colours[pair.Behind]):0.00}:1"));
    }

    [Fact]
    public void The_ratio_is_that_of_the_guidelines()
    {
        Assert.Equal(21, Ratio("#000", "#FFFFFF"), 2);
        Assert.Equal(4.48, Ratio("#777777", "#FFF"), 2);
        Assert.Equal("#737F7C", Colours("light")["--line-strong"]);
        Assert.Equal("#82929A", Colours("dark")["--line-strong"]);
        Assert.Equal("#FFF", Colours("contrast")["--line-strong"]);
    }

    /// <summary>Each colour that says something, with each that it may stand on.</summary>
    private static IEnumerable<(string Selector, string Colour, string Behind)> Meaning()
    {
        foreach (Match rule in Rules().Matches(Canvas))
        {
            foreach (var selector in rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                foreach (Match said in Said().Matches(rule.Groups["body"].Value))
                {
                    foreach (var behind in Behind(selector))
                        yield return (selector, said.Groups["token"].Value, behind);
                }
            }
        }
        var ring = Regex.Match(Css("src/Portal/wwwroot/css/governance.css"), @"(?m)^:focus-visible\{outline:3px solid var\((?<token>[^)]+)\)").Groups["token"].Value;
        foreach (var behind in Sheets)
            yield return (":focus-visible", ring, behind);
    }

    // lines lie on the canvas; ports and the edges of cards between it and the card; the small map on its own sheet
    private static string[] Behind(string selector) =>
        selector.Contains("minimap-node", StringComparison.Ordinal) ? ["--raised"]
        : selector.Contains("canvas-way-label", StringComparison.Ordinal) ? []
        : Drawn().IsMatch(selector) ? ["--bg"]
        : selector.Contains("canvas-face", StringComparison.Ordinal) || selector.Contains("canvas-tab", StringComparison.Ordinal) || selector.Contains("canvas-dot", StringComparison.Ordinal) ? ["--bg", "--surface"]
        : [];

    private static Dictionary<string, string> Colours(string theme)
    {
        var colours = Pairs().Matches(Tokens).ToDictionary(pair => pair.Groups["token"].Value, pair => pair.Groups[theme == "dark" ? "dark" : "light"].Value, StringComparer.Ordinal);
        if (theme == "contrast")
        {
            foreach (Match one in Single().Matches(Regex.Match(Tokens, @"\[data-theme=contrast\] \{(?<body>[^}]*)\}").Groups["body"].Value))
                colours[one.Groups["token"].Value] = one.Groups["colour"].Value;
        }
        return colours;
    }

    private static double Ratio(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour)
    {
        var digits = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => new string(digit, 2))) : colour[1..];
        double[] parts = [.. new[] { 0, 2, 4 }.Select(at => int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static string Css(string file) => Regex.Replace(File.ReadAllText(RepoRoot.Path(file)), @"/\*.*?\*/", "", RegexOptions.Singleline);

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{(?<body>[^{}]*)\}")]
    private static partial Regex Rules();

    // backgrounds are what others stand on
    [GeneratedRegex(@"(^|;)\s*(stroke|fill|border[a-z-]*|outline|box-shadow)\s*:[^;]*var\((?<token>--(?!hue|r-|shadow)[a-z-]+)\)")]
    private static partial Regex Said();

    [GeneratedRegex(@"canvas-(way|tip)\b|connection-path|react-flow__selection")]
    private static partial Regex Drawn();

    [GeneratedRegex(@"(?<token>--[a-z0-9-]+):\s*light-dark\((?<light>#[0-9A-Fa-f]+),\s*(?<dark>#[0-9A-Fa-f]+)\)")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"(?<token>--[a-z0-9-]+):\s*(?<colour>#[0-9A-Fa-f]+)")]
    private static partial Regex Single();
}
