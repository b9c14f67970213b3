using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// Closes a micro-credential to new learners and waits until somebody confirms that everyone enrolled was taught out
/// (toolkit chapter 3: sunset). The time to answer is the teach-out period; it reminds and never confirms by itself.
/// </summary>
internal sealed class Sunset : PeopleStep
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Sunset",
        new("Sunset with teach-out", "Retrait avec accompagnement"),
        new("Closes it to new learners and waits until those enrolled have finished.", "Ferme les inscriptions et attend que les personnes inscrites aient terminé."),
        [RoleInput, PersonInput, UnitInput, SignsInput, DueInput, RemindInput, LateInput, EscalateInput],
        []) { HasOwnOutcomes = true, IsForPeople = true, Outputs = PeopleOutputs, Suggests = [new("taught-out", new("Confirm that everyone has finished", "Confirmer que tout le monde a terminé"))] };

    protected override WorkKind Kind => WorkKind.Decision;

    protected override async ValueTask Opened(StepContext step, Guid workItemId) =>
        await step.Send(new MoveCredential(Credential(step), CredentialAction.BeginSunset, null));
}
