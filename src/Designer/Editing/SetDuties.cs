using System.Text.Json;
using System.Text.Json.Nodes;
using Governance.Domain.Duties;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>States the rules of separation of duties that the definition is published under, in the order in which the product lists them.</summary>
public sealed record SetDuties(IReadOnlyList<Duty> Duties) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Change the separation of duties");

    protected internal override void Apply(Sheet sheet)
    {
        if (Duties.Count > 0 || sheet.Source.Fields("customProperties") is not null)
            Sheet.Set(sheet.CustomProperties, DeclaredDuties.Property, Duties.Count == 0 ? null : new JsonArray([.. Duties.OrderBy(duty => duty.Rule).Select(Write)]));
    }

    private static JsonNode Write(Duty duty)
    {
        var written = new JsonObject { ["rule"] = JsonSerializer.SerializeToNode(duty.Rule) };
        if (duty.Steps.Count > 0)
            written["steps"] = new JsonArray([.. duty.Steps.Select(step => (JsonNode)step)]);
        return written;
    }
}

/// <summary>Keeps the rules of separation to steps that are there.</summary>
internal static class DutySteps
{
    public static void Forget(Sheet sheet, IReadOnlyList<string> ids)
    {
        if (sheet.Source.Fields("customProperties")?[DeclaredDuties.Property] is not JsonArray duties)
            return;
        foreach (var steps in duties.OfType<JsonObject>().Select(duty => duty["steps"]).OfType<JsonArray>())
            steps.RemoveAll(step => step is JsonValue && ids.Contains(step.ToString()));
    }
}
