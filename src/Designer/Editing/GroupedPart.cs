using System.Text.Json.Nodes;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Designer.Editing;

/// <summary>Writes the definition of a part that was cut out of another: a start, the steps, and an end for each way out.</summary>
internal static class GroupedPart
{
    private const double Above = 140;

    public static string Text(CutOut cut, string partId, Bilingual name)
    {
        var source = JsonNode.Parse(NewDefinition.Text(partId, name, null))!.AsObject();
        var flowchart = source.Fields("root")!;
        var entry = cut.Entry.Position ?? new(0, 0);
        var steps = new JsonArray(Small("Elsa.Start", "start", new("Start", "Début"), entry with { Y = entry.Y - Above }));
        foreach (var step in cut.Steps)
            steps.Add(step.Source.DeepClone());
        var lines = new JsonArray(Ways.Write(new("start", Connection.Done, cut.Entry.Id, Connection.In)));
        foreach (var line in cut.From.Root.Connections.Where(line => cut.Holds(line.Source)))
            lines.Add((JsonNode)Ways.Write(cut.Holds(line.Target) ? line : line with { Target = EndOf(cut, line), TargetPort = Connection.In }));
        var lowest = cut.Steps.Max(step => step.Position?.Y ?? 0) + Above;
        foreach (var ((target, port), outcome) in cut.Exits)
        {
            var end = Small("Elsa.Complete", EndOf(cut, new("", "", target, port)), StepTitle.Of(cut.From.Find(target)!, null), new(entry.X + (steps.Count - cut.Steps.Count - 1) * 260, lowest));
            end["outcomes"] = new InputValue("String", Expression.Literal, outcome).Over(null);
            steps.Add((JsonNode)end);
        }
        flowchart["activities"] = steps;
        flowchart["connections"] = lines;
        source["outcomes"] = new JsonArray([.. cut.Exits.Values.Where(outcome => outcome != Connection.Done).Select(outcome => (JsonNode)outcome)]);
        Sheet.Set(Sheet.Fields(source, "customProperties"), WorkflowDefinition.FlowModeProperty, cut.From.FlowMode.ToString());
        return DefinitionWriter.Write(source);
    }

    // "end-" keeps them apart from the steps: those were named by Elsa's kinds or by people
    private static string EndOf(CutOut cut, Connection line) => "end-" + cut.Exits[(line.Target, line.TargetPort)];

    private static JsonObject Small(string type, string id, Bilingual name, Position at) =>
        NewStep.Of(new(type, name, name, [], []), id, "Workflow1:flow", at);
}
