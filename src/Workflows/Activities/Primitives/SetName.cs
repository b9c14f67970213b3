using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Primitives;

/// <summary>Gives the running instance a name (Elsa case 68).</summary>
internal sealed class SetName : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.SetName",
        new("Name the run", "Nommer l’exécution"),
        new("Gives this run of the workflow a name.", "Donne un nom à cette exécution du parcours."),
        [new("value", new("Name", "Nom"), InputKind.Text, IsRequired: true)],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.NameInstance(step.Text("value"));
        return new(StepResult.Done);
    }
}
