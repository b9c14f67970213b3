using System.Globalization;
using Governance.Domain.Credentials;
using Governance.Domain.Reviews;
using Governance.Domain.Work;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.People;

/// <summary>
/// A reviewer scores a rubric, blind to the others of the same group. Tells whether the reviews submitted so far differ
/// by two levels or more at a core criterion, so that the definition can ask a third person.
/// </summary>
internal sealed class ScoreRubric : PeopleStep
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.ScoreRubric",
        new("Score a rubric", "Remplir une grille"),
        new("A reviewer scores every criterion, without seeing the other reviews.", "Une personne évalue chaque critère, sans voir les autres évaluations."),
        [
            RoleInput,
            new("rubric", new("Rubric", "Grille"), InputKind.Text, IsRequired: true),
            new("group", new("Blind to each other within", "À l’aveugle au sein de"), InputKind.Text),
            DueInput,
        ],
        [])
    {
        HasOwnOutcomes = true,
        IsForPeople = true,
        Outputs = [.. PeopleOutputs, new("disagreement", new("The reviews differ", "Les évaluations divergent"))],
    };

    protected override WorkKind Kind => WorkKind.Rubric;

    protected override ValueTask<string?> Subject(StepContext step) => new(step.RequiredText("rubric"));

    protected override async ValueTask Opened(StepContext step, Guid workItemId) =>
        step.Memory["version"] = (await step.Read<CredentialFacts>().Of(Credential(step))).VersionNumber;

    protected override async ValueTask Completed(StepContext step, Guid workItemId, string outcome)
    {
        var version = int.Parse(step.Memory["version"]!.ToString(), CultureInfo.InvariantCulture);
        var differ = await step.Read<ReviewQueries>().Disagree(Credential(step), version, step.Text("group") ?? "");
        step.SetOutput("disagreement", differ);
    }
}
