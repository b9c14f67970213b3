using Governance.Domain.Credentials;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>Moves the micro-credential along its lifecycle. A move that the table does not list stops here with an incident.</summary>
internal sealed class MoveLifecycle : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.MoveLifecycle",
        new("Move to a stage", "Passer à une étape de vie"),
        new("Moves the micro-credential to its next stage of life.", "Fait passer le microtitre à son étape de vie suivante."),
        [
            new("action", new("Move", "Passage"), InputKind.Choice, IsRequired: true, Options: [.. Enum.GetNames<CredentialAction>().Select(action => (InputOption)action)]),
            new("reason", new("Reason", "Motif"), InputKind.Any),
        ],
        [Connection.Done]);

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        await step.Send(new MoveCredential(step.CorrelationId!, Enum.Parse<CredentialAction>(step.RequiredText("action")), step.Text("reason")));
        return StepResult.Done;
    }
}
