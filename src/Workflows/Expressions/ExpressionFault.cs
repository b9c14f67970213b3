using Governance.Domain.Rules;
using Governance.Domain.Words;

namespace Governance.Workflows.Expressions;

/// <summary>
/// An expression could not be evaluated: it does not parse, asks for something that is not there, or runs too long.
/// The step that owns it faults with this sentence. It is the only exception that leaves the evaluator of its own accord.
/// </summary>
public sealed class ExpressionFault(Sentence sentence, int? position = null) : RuleBroken(sentence)
{
    public ExpressionFault(int? position, string english, params object[] arguments) : this(new Sentence(english, arguments), position)
    {
    }

    /// <summary>Where in the script, in characters from 0; none where the expression is not a script.</summary>
    public int? Position { get; } = position;
}
