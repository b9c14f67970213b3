using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Workflows.Activities.Composition;

/// <summary>What the steps that start other workflows have in common.</summary>
internal static class Children
{
    public static readonly InputDeclaration Definition = new("workflowDefinitionId", new("Workflow", "Parcours"), InputKind.Text, IsRequired: true);
    public static readonly InputDeclaration Correlation = new("correlationId", new("Correlation id", "Identifiant de corrélation"), InputKind.Text);
    public static readonly InputDeclaration Input = new("input", new("Input", "Entrée"), InputKind.Any);
    public static readonly InputDeclaration Wait = new("waitForCompletion", new("Wait until it is over", "Attendre la fin"), InputKind.Boolean);

    public static JsonObject InputOf(StepContext step) => step.Input("input") as JsonObject ?? [];

    /// <summary>A request for a child of this step, which tells the step when it is over.</summary>
    public static InstanceRequest Request(StepContext step, Guid childId, JsonObject input)
    {
        var given = input.DeepClone().AsObject();
        given["ParentInstanceId"] = step.InstanceId.ToString();
        return new InstanceRequest(
            step.RequiredText("workflowDefinitionId"),
            childId,
            given,
            step.Text("correlationId") is { Length: > 0 } correlationId ? correlationId : null,
            ParentInstanceId: step.InstanceId,
            ParentKey: "Child:" + childId);
    }

    /// <summary>Leaves the request to a burst of its own.</summary>
    public static void Ask(StepContext step, InstanceRequest request) =>
        step.Publish(new InstanceRequested(request.DefinitionId, request.InstanceId, request));
}
