using System.Text.Json.Nodes;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>A step as it is when it is added: named after its kind, offering what its kind suggests.</summary>
internal static class NewStep
{
    public static JsonObject Of(ActivityDeclaration kind, string id, string? flowchartNode, Position at)
    {
        var step = new JsonObject
        {
            ["id"] = id,
            ["nodeId"] = flowchartNode is { Length: > 0 } ? flowchartNode + ":" + id : null,
            ["name"] = id,
            ["type"] = kind.Type,
            ["version"] = 1,
            ["customProperties"] = new JsonObject { ["displayText"] = new JsonObject { ["fr"] = kind.Name.Fr } },
            ["metadata"] = new JsonObject
            {
                ["displayText"] = kind.Name.En,
                ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = Math.Round(at.X), ["y"] = Math.Round(at.Y) } },
            },
        };
        if (step["nodeId"] is null)
            step.Remove("nodeId");
        if (kind.WorkflowId is { } part)
            step["workflowDefinitionId"] = part;
        if (kind.HasOwnOutcomes && kind.Suggests.Count > 0)
            step["outcomes"] = new JsonArray([.. kind.Suggests.Select(OutcomeForm.Write)]);
        return step;
    }

    /// <summary>The outcome by which the flow goes on from a new step; none where it ends there.</summary>
    public static string? FirstOutcome(ActivityDeclaration kind, JsonObject step) =>
        step["outcomes"] is JsonArray { Count: > 0 } own ? own[0]!["name"]!.ToString()
        : kind.IsTerminal ? null
        : kind.Outcomes.Count > 0 ? kind.Outcomes[0]
        : Connection.Done;
}
