using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using Governance.Workflows.Flow;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Ends the whole workflow; what still waits is recorded Canceled (real Elsa leaves no record, case 50).</summary>
internal sealed class Finish : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Finish",
        new("Finish", "Terminer"),
        new("Ends the whole workflow; everything that still waits is cancelled.", "Termine tout le parcours ; tout ce qui attend encore est annulé."),
        [],
        []) { IsTerminal = true };

    public override ValueTask<StepResult> Execute(StepContext step) => new(StepResult.Ends(Extent.Instance));
}
