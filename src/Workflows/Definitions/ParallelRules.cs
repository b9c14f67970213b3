namespace Governance.Workflows.Definitions;

/// <summary>
/// The proof that a token-based flowchart neither loses nor doubles work: every parallel block is entered by one fork,
/// each branch reaches the block's join by exactly one connection, nothing crosses the border of a block, and no way
/// inside a block ends before its join (a step that ends the flowchart excepted). Blocks may stand inside branches.
/// </summary>
internal static class ParallelRules
{
    public static IEnumerable<StepProblem> Check(Activity flowchart, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var shape = new FlowShape(flowchart);
        var blocks = new ParallelBlocks(shape, known);
        return Sources(shape).Concat(blocks.Check());
    }

    // parallel work that no fork opens, or that meets outside of a join
    private static IEnumerable<StepProblem> Sources(FlowShape shape)
    {
        foreach (var step in shape.Steps)
        {
            foreach (var outcome in shape.From(step.Id).Distinct().GroupBy(connection => connection.SourcePort, StringComparer.Ordinal).Where(group => group.Count() > 1))
                yield return new(step.Id, "The outcome “{0}” leads to {1} steps at once: parallel work is opened by a fork, one branch for each.", StepOutcomes.Called(step, outcome.Key), outcome.Count());
            if (step.Type == FlowShape.Switch && step.Input("mode")?.Text == "MatchAny")
                yield return new(step.Id, "The switch may follow several cases at once: parallel work is opened by a fork.");
            if (step.Type != FlowShape.Join && step.MergeMode is not (null or "" or "None" or "Stream"))
                yield return new(step.Id, "The merge mode “{0}” may hold work for ever: branches meet in a join.", step.MergeMode);
        }
    }
}
