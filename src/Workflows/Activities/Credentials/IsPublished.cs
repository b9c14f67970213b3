using Governance.Domain.Credentials;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>
/// Goes on by whether the catalogue shows a version: what was never published may end, of what is published only a change
/// does.
/// </summary>
internal sealed class IsPublished : ActivityType
{
    private const string Published = "published";
    private const string Unpublished = "unpublished";

    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.IsPublished",
        new("Is a version published?", "Une version est-elle publiée ?"),
        new("Goes on by whether the catalogue shows a version of it.", "Poursuit selon que le catalogue en montre une version ou non."),
        [],
        [Published, Unpublished]);

    public override async ValueTask<StepResult> Execute(StepContext step) =>
        StepResult.With(await step.Read<CredentialFacts>().IsPublished(step.CorrelationId!) ? Published : Unpublished);
}
