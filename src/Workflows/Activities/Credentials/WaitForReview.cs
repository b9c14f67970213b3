using System.Text.Json.Nodes;
using Governance.Workflows.Anytime;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Credentials;

/// <summary>
/// Rests until the review date, or until a person takes one of the actions that the definition allows at any time and
/// that this step listens for (its own outcomes).
/// </summary>
internal sealed class WaitForReview : ActivityType
{
    internal const string TypeName = "Governance.WaitForReview";

    private const string Due = "due";

    public override ActivityDeclaration Declaration { get; } = new(
        TypeName,
        new("Wait for the review date", "Attendre la date de révision"),
        new("Rests until the review is due, or until somebody suspends it or asks for its sunset.", "Attend l’échéance de la révision, une suspension ou une demande de retrait."),
        [new("every", new("After", "Après"), InputKind.Duration, IsRequired: true)],
        [Due]) { HasOwnOutcomes = true, Outputs = [new("comment", new("Reason", "Motif"))] };

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        step.WaitUntil(await step.After(step.RequiredText("every")));
        foreach (var outcome in People.OfferedOutcomes.Of(step.Activity))
            step.WaitFor(AnytimeActionTaken.TriggerKey(step.InstanceId, outcome.Name));
        return StepResult.Waits;
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload)
    {
        if (payload?["action"]?.ToString() is not { } action)
            return new(StepResult.With(Due));
        step.SetOutput("comment", payload["comment"]?.DeepClone());
        return new(StepResult.With(action));
    }
}
