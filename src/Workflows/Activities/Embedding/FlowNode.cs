using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>A step of a flowchart that holds another one.</summary>
internal sealed class FlowNode : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.FlowNode",
        new("Step with a step inside", "Étape contenant une étape"),
        new("Runs the step inside it.", "Exécute l’étape qu’elle contient."),
        [],
        [Connection.Done])
    {
        Ports = [new("body", new("Body", "Corps"))],
    };

    public override ValueTask<StepResult> Execute(StepContext step) =>
        new(step.Activity.Ports.TryGetValue("body", out var body) ? StepResult.Runs(new ChildRun(body.Id)) : StepResult.Done);

    public override ValueTask<StepResult> ChildOver(StepContext step, ChildOver child) => new(StepResult.With(child.Outcomes));
}
