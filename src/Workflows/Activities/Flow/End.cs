using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Ends the enclosing flowchart at once; what still waits inside it is cancelled (Elsa cases 49 and 54).</summary>
internal sealed class End : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.End",
        new("End", "Fin"),
        new("Ends this part of the workflow; what still waits in it is cancelled.", "Termine cette partie du parcours ; ce qui y attend encore est annulé."),
        [],
        []) { IsTerminal = true };

    public override ValueTask<StepResult> Execute(StepContext step) => new(StepResult.Ends(Extent.Container));
}
