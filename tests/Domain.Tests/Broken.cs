using Governance.Domain.Rules;

namespace Governance.Domain.Tests;

/// <summary>Asserts that a rule is broken, by the sentence that the person reads.</summary>
internal static class Broken
{
    internal static async Task Rule(string sentence, Func<Task> act)
    {
        var broken = await Assert.ThrowsAnyAsync<RuleBroken>(act);
        Assert.Equal(sentence, broken.Sentence.In(English));
    }

    internal static async Task Rule<TKind>(string sentence, Func<Task> act)
        where TKind : RuleBroken
    {
        var broken = await Assert.ThrowsAsync<TKind>(act);
        Assert.Equal(sentence, broken.Sentence.In(English));
    }

    private static readonly System.Globalization.CultureInfo English = System.Globalization.CultureInfo.GetCultureInfo("en-CA");
}
