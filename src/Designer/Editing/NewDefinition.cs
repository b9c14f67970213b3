using System.Text.Json.Nodes;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>A definition that begins: an empty flowchart with its start, or a copy of another under a name of its own.</summary>
public static class NewDefinition
{
    /// <summary>
    /// The event that a proposal begins with; behind a colon the workflow that its institution follows. A new workflow hears
    /// of nobody's proposals until an institution follows it.
    /// </summary>
    private const string Proposed = "CredentialProposed";

    /// <param name="definitionId">Names the lineage; nobody has it yet.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="copied">The text to begin with; null: an empty drawing.</param>
    /// <param name="origin">The version that came with the product and that the text goes back to; null: none, or what the text says itself.</param>
    public static string Text(string definitionId, Bilingual name, string? copied, Origin? origin = null)
    {
        var source = copied is null ? Empty() : (JsonObject)DefinitionReader.Read(copied).Definition!.Source.DeepClone();
        source.Remove(source.SpellingOf("id"));
        Sheet.Set(source, "definitionId", definitionId);
        Sheet.Set(source, "name", name.En);
        Sheet.Set(Sheet.Fields(Sheet.Fields(source, "customProperties"), "displayText"), "fr", name.Fr);
        if (origin is not null)
            Sheet.Set(Sheet.Fields(source, "customProperties"), Origin.Property, new JsonObject { ["definitionId"] = origin.DefinitionId, ["version"] = origin.Version });
        foreach (var start in Sheet.List(Sheet.Fields(source, "root"), "activities").OfType<JsonObject>().Where(IsStart))
            Sheet.Set(start, "eventName", new InputValue("String", Expression.Literal, Proposed + ":" + definitionId).Over(start.Field("eventName")));
        return DefinitionWriter.Write(source);
    }

    private static bool IsStart(JsonObject step) =>
        Activity.ExpressionOf(step.Field("eventName"))?.Text is { } name && (name == Proposed || name.StartsWith(Proposed + ":", StringComparison.Ordinal));

    // in the other flow mode those that come back would be lost
    private static JsonObject Empty() => JsonNode.Parse("""
        {
          "$schema": "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json",
          "definitionId": "", "name": "", "description": "", "version": 1, "toolVersion": "3.7.1.0",
          "variables": [], "inputs": [], "outputs": [], "outcomes": [],
          "customProperties": { "Flowchart:ExecutionMode": "TokenBased", "separationOfDuties": [ { "rule": "author-is-not-publisher" } ] },
          "options": { "incidentStrategyType": "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" },
          "root": {
            "id": "flow", "nodeId": "Workflow1:flow", "name": "flow", "type": "Elsa.Flowchart", "version": 1, "customProperties": {}, "metadata": {},
            "activities": [
              {
                "id": "proposed", "nodeId": "Workflow1:flow:proposed", "name": "proposed", "type": "Elsa.Event", "version": 1,
                "customProperties": { "displayText": { "fr": "Proposition lancée" }, "canStartWorkflow": true },
                "metadata": { "displayText": "Proposal started", "designer": { "position": { "x": 0, "y": 0 } } },
                "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "CredentialProposed" } }
              }
            ],
            "variables": [],
            "connections": []
          }
        }
        """)!.AsObject();
}
