using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Workflows.Conformance;

/// <summary>What came of one case in one mode.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Mode">The flow mode.</param>
/// <param name="Difference">The first difference; none where it passed.</param>
/// <param name="Reasons">Why what is right is not what real Elsa did, where that is so.</param>
public sealed record ConformanceResult(string Case, FlowMode Mode, Sentence? Difference, IReadOnlyList<Sentence> Reasons)
{
    public bool IsPassed => Difference is null;

    /// <summary>The one line that says it.</summary>
    public Sentence Line => (Difference, Reasons) switch
    {
        ({ } difference, _) => new Sentence("{0}, {1}: failed at {2}", Case, ModeName, difference),
        (_, [var only]) => new Sentence("{0}, {1}: passed, on purpose unlike Elsa: {2}", Case, ModeName, only),
        (_, [var first, var second, ..]) => new Sentence("{0}, {1}: passed, on purpose unlike Elsa: {2}", Case, ModeName, new Sentence("{0} {1}", first, second)),
        _ => new Sentence("{0}, {1}: passed", Case, ModeName),
    };

    private Sentence ModeName => Mode switch
    {
        FlowMode.CounterBased => new Sentence("counter mode"),
        FlowMode.TokenBased => new Sentence("token mode"),
    };
}
