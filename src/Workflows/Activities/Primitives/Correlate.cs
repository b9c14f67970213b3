using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Primitives;

/// <summary>Gives the running instance the id by which events reach it (Elsa case 68).</summary>
internal sealed class Correlate : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Correlate",
        new("Correlate", "Corréler"),
        new("Gives this run the id by which events find it.", "Donne à cette exécution l’identifiant par lequel les événements la trouvent."),
        [new("correlationId", new("Correlation id", "Identifiant de corrélation"), InputKind.Text, IsRequired: true)],
        [Connection.Done]);

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        await step.Correlate(step.Text("correlationId"));
        return StepResult.Done;
    }
}
