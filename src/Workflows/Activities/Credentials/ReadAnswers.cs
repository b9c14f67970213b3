using System.Text.Json.Nodes;
using Governance.Domain.Credentials;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>Reads answers of the latest version, so that a condition after it can ask for them: an object by the ids of the fields.</summary>
internal sealed class ReadAnswers : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.ReadAnswers",
        new("Read answers", "Lire des réponses"),
        new("Reads answers of the proposal, for the conditions that follow.", "Lit des réponses de la proposition, pour les conditions qui suivent."),
        [new("fields", new("Which answers", "Quelles réponses"), InputKind.FormFields, IsRequired: true)],
        [Connection.Done]) { Outputs = [new("answers", new("Answers", "Réponses")) { AnswersOf = "fields" }] };

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        var said = await step.Read<CredentialFacts>().Answers(step.CorrelationId!);
        step.SetOutput("answers", new JsonObject(step.List("fields").Select(field => field?.ToString() ?? "").Distinct()
            .Select(field => KeyValuePair.Create(field, said[field]?.Node()))));
        return StepResult.Done;
    }
}
