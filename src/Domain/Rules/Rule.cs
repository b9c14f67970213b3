using Governance.Domain.Words;

namespace Governance.Domain.Rules;

/// <summary>
/// A rule of the trade, written as the sentence the person will read when it is broken.
/// The trap: the English sentence is also the key of its French twin, so a changed word needs the French changed too
/// (a house test says so).
/// </summary>
public static class Rule
{
    /// <summary>Throws <see cref="RuleBroken"/> with the sentence unless the condition holds.</summary>
    public static void Require(bool condition, string sentence, params object[] arguments)
    {
        if (!condition)
            throw new RuleBroken(new Sentence(sentence, arguments));
    }
}

/// <summary>A rule was broken: nothing was stored, and the sentence says which rule, for the person to read.</summary>
public class RuleBroken(Sentence sentence) : Exception(sentence.English)
{
    public Sentence Sentence { get; } = sentence;
}

/// <summary>The caller may not do this. Nothing was stored.</summary>
public sealed class Refused(Sentence sentence) : RuleBroken(sentence);

/// <summary>Someone else changed the same thing first. Nothing was stored twice; the sentence says who and what.</summary>
public sealed class SomeoneWasFaster(Sentence sentence) : RuleBroken(sentence);
