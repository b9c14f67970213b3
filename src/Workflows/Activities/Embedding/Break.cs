using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Embedding;

/// <summary>Ends the loop around it.</summary>
internal sealed class Break : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Break",
        new("Leave the loop", "Quitter la boucle"),
        new("Ends the loop around it.", "Termine la boucle qui l’entoure."),
        [],
        []) { IsTerminal = true };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.Break();
        return new(StepResult.Ends(Extent.Container));
    }
}
