using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Flow;

/// <summary>Where a flowchart begins.</summary>
internal sealed class Start : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Start",
        new("Start", "Début"),
        new("The workflow begins here.", "Le parcours commence ici."),
        [],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step) => new(StepResult.Done);
}
