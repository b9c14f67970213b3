namespace Governance.Workflows.Definitions;

/// <summary>
/// Everything that is wrong with a definition, as sentences with the step they stand at. A definition without problems
/// may be published; the checker of files, the designer and publishing all ask here and nowhere else.
/// The trap: the rules know the kinds of steps only from the declarations given to them.
/// </summary>
public static class DefinitionRules
{
    /// <summary>The problems of the reading and, as far as there is a definition, of its meaning.</summary>
    public static IReadOnlyList<StepProblem> Check(DefinitionReading reading, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        if (reading.Definition is not { } definition)
            return reading.Problems;
        return [.. reading.Problems, .. Check(definition, known)];
    }

    /// <summary>Reads the text of a file and checks what it holds.</summary>
    public static IReadOnlyList<StepProblem> Check(string text, string file, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var reading = DefinitionReader.Read(text, file);
        return [.. Check(reading, known).Select(problem => problem with { File = file })];
    }

    /// <summary>The problems of a definition's meaning; what reading found is not repeated.</summary>
    public static IReadOnlyList<StepProblem> Check(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var steps = definition.AllActivities;
        var flowcharts = steps.Where(step => step.Type == FlowShape.Flowchart).ToList();
        return InOrder(definition,
        [
            .. HeadRules.Check(definition, known),
            .. AnytimeRules.Check(definition),
            .. DeclaredDuties.Check(definition, known),
            .. steps.SelectMany(step => StepRules.Check(step, known).Concat(SilenceRules.Check(step, known)).Concat(ExpressionRules.Check(definition, step, known))),
            .. flowcharts.SelectMany(flowchart => FlowchartRules.Check(definition, flowchart, known).Concat(ReturnRules.Check(flowchart, known))),
            .. definition.FlowMode == FlowMode.TokenBased ? flowcharts.Where(flowchart => !flowchart.HasLooseConnections).SelectMany(flowchart => ParallelRules.Check(flowchart, known)) : [],
        ]);
    }

    /// <summary>
    /// The problems for which publishing is refused. A definition that governs micro-credentials must have none at all;
    /// any other may be drawn as freely as Elsa lets it be, as long as every step is known and can be read.
    /// </summary>
    public static IReadOnlyList<StepProblem> Refusals(WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known) =>
        HeadRules.GovernsCredentials(definition, known)
            ? Check(definition, known)
            : InOrder(definition, [.. HeadRules.Check(definition, known), .. definition.AllActivities.SelectMany(step => StepRules.Check(step, known).Concat(ExpressionRules.Unreadable(step, known)))]);

    // in the order of the file: what is wrong with one step stands together
    private static IReadOnlyList<StepProblem> InOrder(WorkflowDefinition definition, IReadOnlyList<StepProblem> problems)
    {
        var steps = definition.AllActivities;
        var places = steps.Select((step, place) => (step.Id, place)).DistinctBy(step => step.Id).ToDictionary(step => step.Id, step => step.place, StringComparer.Ordinal);
        return [.. problems.OrderBy(problem => problem.StepId is null ? -1 : places.GetValueOrDefault(problem.StepId))];
    }

    /// <summary>What a sentence calls a step: what the drawing calls it, else its name, else its id.</summary>
    internal static object Called(Activity step) =>
        step.DisplayText is { En: "", Fr: "" } ? string.IsNullOrWhiteSpace(step.Name) ? step.Id : step.Name : step.DisplayText;
}
