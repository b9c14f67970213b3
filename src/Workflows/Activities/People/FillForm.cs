using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>The team fills in a section of the proposal; when it is sent, the whole is frozen as the next version.</summary>
internal sealed class FillForm : PeopleStep
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.FillForm",
        new("Fill in a form", "Remplir un formulaire"),
        new("The team writes a section of the proposal.", "L’équipe rédige une section de la proposition."),
        [RoleInput, PersonInput, UnitInput, new("section", new("Section", "Section"), InputKind.FormSection, IsRequired: true), DueInput, RemindInput, LateInput, EscalateInput, ClosesInput],
        []) { HasOwnOutcomes = true, IsForPeople = true, Outputs = PeopleOutputs, Suggests = [new("sent", new("Send", "Envoyer"))] };

    protected override WorkKind Kind => WorkKind.Form;

    protected override ValueTask<string?> Subject(StepContext step) => new(step.RequiredText("section"));

    protected override async ValueTask Completed(StepContext step, Guid workItemId, string outcome) =>
        await step.Send(new FreezeVersion(Credential(step)));
}
