using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Primitives;

/// <summary>Gives a value back to whoever started the workflow or uses it as a step (Elsa cases 42 and 72).</summary>
internal sealed class SetOutput : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.SetOutput",
        new("Give back", "Rendre une valeur"),
        new("Gives a value back to whoever uses this workflow.", "Rend une valeur à qui utilise ce parcours."),
        [
            new("outputName", new("Output", "Sortie"), InputKind.Text, IsRequired: true),
            new("outputValue", new("Value", "Valeur"), InputKind.Any),
        ],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.SetWorkflowOutput(step.RequiredText("outputName"), step.Input("outputValue"));
        return new(StepResult.Done);
    }
}
