using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Runtime;

/// <summary>Publishes an event by name; the workflows that wait for it go on after this burst (Elsa case 87).</summary>
internal sealed class PublishEvent : ActivityType
{
    public override ActivityDeclaration Declaration { get; } = new(
        "Elsa.PublishEvent",
        new("Publish an event", "Publier un événement"),
        new("Tells other workflows that something happened.", "Annonce aux autres parcours que quelque chose s’est produit."),
        [
            new("eventName", new("Event name", "Nom de l’événement"), InputKind.Text, IsRequired: true),
            new("correlationId", new("Only for", "Seulement pour"), InputKind.Text),
            new("isLocalEvent", new("Only within this run", "Seulement dans cette exécution"), InputKind.Boolean),
            new("payload", new("Payload", "Contenu"), InputKind.Any),
        ],
        [Connection.Done]);

    public override ValueTask<StepResult> Execute(StepContext step)
    {
        step.Publish(new WorkflowEventPublished(
            step.RequiredText("eventName"),
            step.InstanceId,
            step.Text("correlationId") is { Length: > 0 } correlationId ? correlationId : null,
            step.Input("payload")?.ToJsonString(),
            step.Flag("isLocalEvent") ? step.InstanceId : null));
        return new(StepResult.Done);
    }
}
