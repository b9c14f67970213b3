using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>Waits for a length of time.</summary>
internal sealed class Delay : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Delay",
        new("Wait", "Attendre"),
        new("Waits for a length of time.", "Attend pendant une durée."),
        [new("timeSpan", new("How long", "Durée"), InputKind.Duration, IsRequired: true)],
        [Connection.Done]);

    public override async ValueTask<StepResult> Execute(StepContext step)
    {
        step.WaitUntil(await step.After(step.RequiredText("timeSpan")));
        return StepResult.Waits;
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload) => new(StepResult.Done);
}
