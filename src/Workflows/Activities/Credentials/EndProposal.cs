using Governance.Domain.Credentials;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;
using End = Governance.Domain.Credentials.EndProposal;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>
/// Ends a proposal; of what is published only the change, and it goes on from where the change came from: active, or the
/// evaluation that asked for it.
/// </summary>
internal sealed class EndProposal : ActivityType
{
    private const string Ended = "ended";
    private const string Active = "active";
    private const string Evaluation = "evaluation";

    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.EndProposal",
        new("End the proposal", "Mettre fin à la proposition"),
        new(
            "Ends what was never published. Of what is published only the change ends, and it goes on from where the change came from.",
            "Met fin à ce qui n’a jamais été publié. De ce qui est publié, seul le changement prend fin, et le parcours reprend d’où il venait."),
        [
            new("by", new("How it ends", "Façon dont elle prend fin"), InputKind.Choice, IsRequired: true, Options: [new(nameof(CredentialAction.Reject), new("It is rejected", "Elle est rejetée")), new(nameof(CredentialAction.Withdraw), new("It is withdrawn", "Elle est retirée"))]),
            new("reason", new("Reason", "Motif"), InputKind.Any),
        ],
        [Ended, Active, Evaluation]);

    public override async ValueTask<StepResult> Execute(StepContext step) =>
        StepResult.With(await step.Send(new End(step.CorrelationId!, Enum.Parse<CredentialAction>(step.RequiredText("by")), step.Text("reason"))) switch
        {
            CredentialState.Active => Active,
            CredentialState.Evaluation => Evaluation,
            _ => Ended,
        });
}
