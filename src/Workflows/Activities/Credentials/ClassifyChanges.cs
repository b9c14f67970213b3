using Governance.Domain.Credentials;
using Governance.Domain.Forms;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>
/// Goes on by how much the latest version changes what is published: editorial, minor or major, by the rule of the form.
/// What was never published goes the major way.
/// </summary>
internal sealed class ClassifyChanges : ActivityType
{
    private const string Editorial = "editorial";
    private const string Minor = "minor";
    private const string Major = "major";

    public override ActivityDeclaration Declaration { get; } = new(
        "Governance.ClassifyChanges",
        new("Class the changes", "Classer les changements"),
        new(
            "Goes on by how much the latest version changes what is published. What was never published is major.",
            "Poursuit selon l’ampleur de ce que la dernière version change à ce qui est publié. Ce qui n’a jamais été publié est majeur."),
        [],
        [Editorial, Minor, Major]);

    public override async ValueTask<StepResult> Execute(StepContext step) => StepResult.With(await step.Send(new ClassChanges(step.CorrelationId!)) switch
    {
        EditClass.Editorial => Editorial,
        EditClass.Minor => Minor,
        EditClass.Major => Major,
    });
}
