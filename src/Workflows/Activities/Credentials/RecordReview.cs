using Governance.Domain.Credentials;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>Dates the last look at the whole record, which the catalogue shows.</summary>
internal sealed class RecordReview : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.RecordReview",
        new("Record the review", "Consigner la révision"),
        new("Dates the last review, which the catalogue shows.", "Date la dernière révision, que le catalogue affiche."),
        [new("kind", new("Kind", "Genre"), InputKind.Choice, IsRequired: true, Options: [new("full-review", new("The full review", "La révision complète")), new("partner-reconfirmation", new("The partner’s reconfirmation", "La reconfirmation du partenaire"))])],
        [Connection.Done]);

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        await step.Send(new ConfirmReviewed(step.CorrelationId!, step.RequiredText("kind")));
        return StepResult.Done;
    }
}
