using Governance.Domain.Credentials;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>Shows the latest version in the public catalogue.</summary>
internal sealed class Publish : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.Publish",
        new("Publish", "Publier"),
        new("Shows the latest version in the public catalogue.", "Montre la dernière version dans le catalogue public."),
        [],
        [Connection.Done]) { Outputs = [new("slug", new("Address", "Adresse"))] };

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        step.SetOutput("slug", await step.Send(new PublishCredential(step.CorrelationId!)));
        return StepResult.Done;
    }
}
