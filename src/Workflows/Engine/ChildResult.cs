using System.Text.Json.Nodes;

namespace Governance.Workflows.Engine;

/// <summary>
/// What a workflow that another one started hands back: the fields of Elsa's ExecuteWorkflow result, with statuses by
/// name. Real Elsa hands back an empty one when the child had waited (cases 58, 59, 95 and 96).
/// </summary>
internal static class ChildResult
{
    public const string Output = "Output";

    public const string SubStatus = "SubStatus";

    public static JsonObject Of(Burst child) => new()
    {
        ["WorkflowDefinitionVersionId"] = null,
        ["WorkflowInstanceId"] = child.Instance.Id.ToString(),
        ["CorrelationId"] = child.Instance.CorrelationId,
        ["Status"] = child.Instance.Status.ToString(),
        [SubStatus] = child.Instance.SubStatus.ToString(),
        [Output] = child.Output.DeepClone(),
    };
}
