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
            RoleInput, PersonInput, UnitInput,
            JudgesInput,
            new("rubric", new("Rubric", "Grille"), InputKind.Rubric, IsRequired: true),
            new("group", new("Blind to each other within", "À l’aveugle au sein de"), InputKind.Text),
            SignsInput, DueInput, RemindInput, LateInput, EscalateInput,
        ],
        [])
    {
        HasOwnOutcomes = true,
        Suggests = [new("submitted", new("Submit the review", "Remettre l’évaluation"))],
        IsForPeople = true,
        Outputs = [.. PeopleOutputs, new("disagreement", new("The reviews differ", "Les évaluations divergent"))],
    };

    protected override WorkKind Kind => WorkKind.Rubric;

    protected override ValueTask<string?> Subject(StepContext step) => new(step.RequiredText("rubric"));

    protected override IReadOnlyList<string> Judges(StepContext step) => Named(step, JudgedFields.Everything);

    protected override async ValueTask Opened(StepContext step, Guid workItemId) =>
        step.Memory["version"] = (await step.Read<CredentialFacts>().Of(Credential(step))).VersionNumber;

    protected override ValueTask Completed(StepContext step, Guid workItemId, string outcome) =>
        TellDisagreement(step, int.Parse(step.Memory["version"]!.ToString(), CultureInfo.InvariantCulture));

    protected override async ValueTask<StepResult> LeaveBy(StepContext step, CarriedDecision carried)
    {
        await TellDisagreement(step, carried.VersionNumber!.Value);
        return await base.LeaveBy(step, carried);
    }

    private static async ValueTask TellDisagreement(StepContext step, int version) =>
        step.SetOutput("disagreement", await step.Read<ReviewQueries>().Disagree(Credential(step), version, step.Text("group") ?? ""));
}
