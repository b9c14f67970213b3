using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>
/// Waits for an event of a name, or starts the workflow with it (Elsa cases 36, 37 and 79). A publisher that gives a
/// correlation id reaches only instances with that id.
/// </summary>
internal sealed class Event : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.Event",
        new("Event", "Événement"),
        new("Waits for an event, or starts the workflow when it happens.", "Attend un événement, ou lance le parcours quand il se produit."),
        [new("eventName", new("Event name", "Nom de l’événement"), InputKind.Text, IsRequired: true)],
        [Connection.Done]) { Outputs = [new("result", new("Payload", "Contenu"))], TriggerInput = "eventName" };

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        if (step.IsTrigger)
            return new(Received(step, step.StartPayload));
        step.WaitFor("Event:" + step.RequiredText("eventName"));
        return new(StepResult.Waits);
    }

    public override ValueTask<StepResult> Resume(StepContext step, string key, JsonNode? payload) => new(Received(step, payload));

    public override StartTrigger? TriggerOf(Activity activity, DateTimeOffset now) =>
        TriggerInput.Of(activity, "eventName") is { } name ? new("Event:" + name) : null;

    private static StepResult Received(StepContext step, JsonNode? payload)
    {
        step.SetOutput("result", payload);
        return StepResult.Done;
    }
}
