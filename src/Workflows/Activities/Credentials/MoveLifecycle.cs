using Governance.Domain.Credentials;
using Governance.Domain.Words;
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
            new("action", new("Move", "Passage"), InputKind.Choice, IsRequired: true, Options: [.. Enum.GetValues<CredentialAction>().Select(action => new InputOption(action.ToString(), LabelOf(action)))]),
            new("reason", new("Reason", "Motif"), InputKind.Any),
        ],
        [Connection.Done]);

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        await step.Send(new MoveCredential(step.CorrelationId!, Enum.Parse<CredentialAction>(step.RequiredText("action")), step.Text("reason")));
        return StepResult.Done;
    }

    private static Bilingual LabelOf(CredentialAction action) => action switch
    {
        CredentialAction.Explore => new("To feasibility", "À la faisabilité"),
        CredentialAction.Reconsider => new("Back to the idea", "Retour à l’idée"),
        CredentialAction.BeginDesign => new("To design", "À la conception"),
        CredentialAction.BeginBuild => new("To build", "À l’élaboration"),
        CredentialAction.SubmitForReview => new("To quality review", "À l’examen de la qualité"),
        CredentialAction.SubmitForDecision => new("To the committee", "Au comité"),
        CredentialAction.Approve => new("Approved, to publication", "Approuvé, à la publication"),
        CredentialAction.Amend => new("Active, with a change that needs no new approval", "Actif, avec un changement sans nouvelle approbation"),
        CredentialAction.BeginPilot => new("To the pilot", "Au projet pilote"),
        CredentialAction.Evaluate => new("To the evaluation", "À l’évaluation"),
        CredentialAction.Activate => new("Active", "Actif"),
        CredentialAction.Suspend => new("Suspended", "Suspendu"),
        CredentialAction.Reinstate => new("Reinstated, active", "Rétabli, actif"),
        CredentialAction.BeginSunset => new("To the sunset", "Au retrait"),
        CredentialAction.Archive => new("Archived", "Archivé"),
        CredentialAction.Withdraw => new("Withdrawn", "Retiré"),
        CredentialAction.Reject => new("Rejected", "Rejeté"),
        CredentialAction.DropChange => new("Active, without the change", "Actif, sans le changement"),
        CredentialAction.DropRevision => new("To the evaluation, without the revision", "À l’évaluation, sans la révision"),
    };
}
