using Governance.Domain.Credentials;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>The team maps every learning outcome to competencies; the result is part of the next version.</summary>
internal sealed class MapCompetencies : PeopleStep
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.MapCompetencies",
        new("Map competencies", "Relier aux compétences"),
        new("The team links each learning outcome to competencies.", "L’équipe relie chaque résultat d’apprentissage à des compétences."),
        [RoleInput, PersonInput, UnitInput, DueInput, RemindInput, LateInput, EscalateInput],
        []) { HasOwnOutcomes = true, IsForPeople = true, Outputs = PeopleOutputs, Suggests = [new("mapped", new("Send the competency map", "Envoyer les liens de compétences"))] };

    protected override WorkKind Kind => WorkKind.Competencies;

    protected override async ValueTask Completed(StepContext step, Guid workItemId, string outcome) =>
        await step.Send(new FreezeVersion(Credential(step)));
}
