using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Completes the workflow with outcomes for whoever uses it as a step (Elsa case 48).</summary>
internal sealed class Complete : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Complete",
        new("Complete", "Conclure"),
        new("Completes the workflow with the outcomes given.", "Conclut le parcours avec les issues données."),
        [new("outcomes", new("Outcomes", "Issues"), InputKind.Any)],
        []) { IsTerminal = true };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.SetOutput("outcomes", step.Input("outcomes"));
        return new(StepResult.EndsWorkflow);
    }
}
