using Governance.Domain.Duties;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// The one edit that mends a problem, where there is but one way to. The trap: a problem is known by its English sentence,
/// so a changed sentence needs its place here changed too (a test says so).
/// </summary>
public static class Mends
{
    public static Edit? For(StepProblem problem, WorkflowDefinition definition, IReadOnlyDictionary<string, ActivityDeclaration> known)
    {
        var step = problem.StepId is { } id ? definition.Find(id) : null;
        var argument = problem.Sentence.Arguments.FirstOrDefault() as string ?? "";
        return (problem.Sentence.English, step) switch
        {
            ("The step offers no outcome.", { } at) when known.GetValueOrDefault(at.Type)?.Suggests is [var first, ..] =>
                new AddOutcome(at.Id, new(first.Name, first.Label, Bilingual.Empty, first.NeedsReason, false, first.Tone)),
            ("A connection starts from the outcome “{0}”, which the step does not offer.", { } at)
                when definition.ContainerOf(at.Id)?.Connections.FirstOrDefault(line => line.Source == at.Id && line.SourcePort == argument) is { } line =>
                new Disconnect(line.Source, line.SourcePort, line.Target),
            ("The flowchart has a second start, which never runs.", { } at) => new RemoveSteps([at.Id]),
            ("The outcome “{0}” is a return, so it needs a reason.", { } at) when Named(at, argument) is { } outcome => new ChangeOutcome(at.Id, outcome with { NeedsReason = true }),
            ("The outcome “{0}” is a return, but no way leads back from it to this step.", { } at) when Named(at, argument) is { } outcome => new ChangeOutcome(at.Id, outcome with { Returns = false }),
            ("A definition that governs micro-credentials must use the flow mode “{0}”: the other one loses proposals that come back.", _) => new SetFlowMode(FlowMode.TokenBased),
            ("“{0}” is about the step “{1}”, which is not there.", _) => new SetDuties([.. DeclaredDuties.Of(definition)
                .Select(duty => new Duty(duty.Rule, [.. duty.Steps.Where(named => definition.Find(named) is not null)]))]),
            _ => null,
        };
    }

    private static OutcomeForm? Named(Activity step, string name) => OutcomeForm.Of(step).FirstOrDefault(outcome => outcome.Name == name);
}
