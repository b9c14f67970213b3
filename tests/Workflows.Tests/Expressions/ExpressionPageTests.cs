using System.Text.RegularExpressions;
using Governance.Testing;
using Governance.Workflows.Expressions;

namespace Governance.Workflows.Tests.Expressions;

/// <summary>docs/expressions.md holds the whole language: every name, every function, every operator, every bound.</summary>
public sealed partial class ExpressionPageTests
{
    private static readonly string Page = File.ReadAllText(RepoRoot.Path("docs/expressions.md"));

    [Fact]
    public void The_page_names_everything_there_is()
    {
        var code = string.Join(' ', InCode().Matches(Page.Replace("\\|", "|", StringComparison.Ordinal)).Select(match => match.Value));
        string[] there = [.. ScriptGlobals.Names, .. ScriptGlobals.Members, .. TextMethods.All.Keys, .. ListMethods.All.Keys, "length", .. ExpressionEvaluator.Types];

        Assert.DoesNotContain(there, name => !Regex.IsMatch(code, $@"(?<!\w){Regex.Escape(name)}(?!\w)"));
        Assert.DoesNotContain(ScriptOperators.Binding.Keys, mark => !code.Contains($"`{mark}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_names_no_function_that_is_not_there()
    {
        var called = InCode().Matches(Page).SelectMany(span => Called().Matches(span.Value)).Select(match => match.Groups[1].Value).Distinct()
            .Where(name => name is not ("getX" or "setX"));

        Assert.Equal(["later"], called.Where(name => !ScriptGlobals.IsKnown(name) && !ScriptMethods.IsKnown(name)
            && !ScriptGlobals.Members.Contains(name)));
    }

    [Fact]
    public void The_bounds_of_the_page_are_those_of_the_code()
    {
        var digits = Page.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);

        Assert.Contains($"{Script.MaximumLength}characters", digits, StringComparison.Ordinal);
        Assert.Contains($"stepsofonerun|{ScriptRun.MaximumSteps}", digits, StringComparison.Ordinal);
        Assert.Contains($"depthoflistsandobjectsinavalue|{JsonBridge.MaximumDepth}", digits, StringComparison.Ordinal);
    }

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InCode();

    [GeneratedRegex(@"\b(\w+)\(")]
    private static partial Regex Called();
}
