namespace Governance.Workflows.Definitions;

/// <summary>What must hold for the drawing of a flowchart: a start, steps that can be reached, connections from outcomes that exist.</summary>
internal static class FlowchartRules
{
    public static IEnumerable<StepProblem> Check(WorkflowDefinition definition, Activity flowchart, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var shape = new FlowShape(flowchart);
        var problems = Starts(flowchart, isRoot: ReferenceEquals(flowchart, definition.Root)).Concat(Ports(flowchart, shape, known));
        // while a connection hangs loose, that is the cause, and every further line would be its echo
        return flowchart.HasLooseConnections ? problems : problems.Concat(Unreached(shape)).Concat(Unconnected(shape, known));
    }

    private static IEnumerable<StepProblem> Starts(Activity flowchart, bool isRoot)
    {
        var starts = flowchart.Activities.Where(step => step.Type == FlowShape.Start).ToList();
        if (isRoot && starts.Count == 0 && !flowchart.Activities.Any(step => step.CanStartWorkflow))
            yield return new(flowchart.Id, "The flowchart has no start.");
        foreach (var further in starts.Skip(1))
            yield return new(further.Id, "The flowchart has a second start, which never runs.");
    }

    private static IEnumerable<StepProblem> Unreached(FlowShape shape)
    {
        var reached = shape.Reach(shape.Starts);
        return shape.Steps.Where(step => !reached.Contains(step.Id) && step.Type != FlowShape.Start)
            .Select(step => new StepProblem(step.Id, "No way leads to the step “{0}”.", DefinitionRules.Called(step)));
    }

    private static IEnumerable<StepProblem> Ports(Activity flowchart, FlowShape shape, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        foreach (var twice in flowchart.Connections.GroupBy(connection => connection).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return new(twice.Source, "The connection from “{0}” to “{1}” is drawn twice.", DefinitionRules.Called(shape[twice.Source]), DefinitionRules.Called(shape[twice.Target]));
        foreach (var step in shape.Steps)
        {
            if (!known.TryGetValue(step.Type, out var declaration))
                continue;
            var connected = shape.From(step.Id).Select(connection => connection.SourcePort).ToHashSet(StringComparer.Ordinal);
            foreach (var port in connected.Except(StepOutcomes.Of(step, declaration)))
                yield return new(step.Id, "A connection starts from the outcome “{0}”, which the step does not offer.", port);
        }
    }

    private static IEnumerable<StepProblem> Unconnected(FlowShape shape, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        from step in shape.Steps
        where known.ContainsKey(step.Type) && StepRules.IsGovernance(known[step.Type])
        from outcome in StepOutcomes.Of(step, known[step.Type]).Except(shape.From(step.Id).Select(connection => connection.SourcePort), StringComparer.Ordinal)
        select new StepProblem(step.Id, "The outcome “{0}” leads nowhere.", StepOutcomes.Called(step, outcome));
}
