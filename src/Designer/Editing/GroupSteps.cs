using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Designer.Editing;

/// <summary>
/// Puts one step in the place of several, which stand in a part of their own from now on: what led into them leads to it, and
/// for each step that they led to it offers an outcome. Taking it back brings the steps back; the part's draft stays.
/// The trap: the new step's kind is known only when the part is published.
/// </summary>
/// <param name="Ids">The steps, all of the outermost flowchart.</param>
/// <param name="PartId">Names the lineage of the part; nobody has it yet.</param>
/// <param name="Name">What the part and the step are called.</param>
public sealed record GroupSteps(IReadOnlyList<string> Ids, string PartId, Bilingual Name) : Edit
{
    public override Sentence Describe(WorkflowDefinition before) => new("Put {0} steps into the part “{1}”", Ids.Count, Name);

    /// <summary>The id that the new step gets in this definition.</summary>
    public string IdIn(WorkflowDefinition definition) => Sheet.NewId(definition, Type, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>The text of the part that the steps make. Throws a sentence where they cannot stand alone.</summary>
    public string Part(WorkflowDefinition definition) => GroupedPart.Text(Cut(definition), PartId, Name);

    protected internal override void Apply(Sheet sheet)
    {
        var definition = sheet.Read();
        var cut = Cut(definition);
        var flowchart = sheet.Flowchart(sheet.Root);
        var id = sheet.NewId(Type, new HashSet<string>(StringComparer.Ordinal));
        var (steps, lines) = (Sheet.StepsOf(flowchart), Sheet.ConnectionsOf(flowchart));
        var made = NewStep.Of(new(Type, Name, Name, [], []) { WorkflowId = PartId }, id, flowchart.Source.Text("nodeId"), cut.Entry.Position ?? new(0, 0));
        steps.Insert(steps.Select((step, place) => (step, place)).First(one => cut.Holds((one.step as JsonObject)?.Text("id"))).place, made);
        steps.RemoveAll(step => cut.Holds((step as JsonObject)?.Text("id")));
        Ways.Take(lines, line => cut.Holds(line.Source));
        Ways.Lead(lines, line => cut.Holds(line.Target), id);
        foreach (var (target, outcome) in cut.Exits)
            Ways.Draw(lines, new(id, outcome, target.Activity, target.Port));
        Rules(sheet, id);
    }

    private string Type => WorkflowAsStep.TypeNameOf(Name.En);

    // whoever may not decide at a step may not decide in the part that holds it
    private void Rules(Sheet sheet, string id)
    {
        foreach (var steps in (sheet.Source.Fields("customProperties")?[DeclaredDuties.Property] as JsonArray ?? []).OfType<JsonObject>().Select(duty => duty["steps"]).OfType<JsonArray>())
        {
            if (steps.RemoveAll(step => step is JsonValue && Ids.Contains(step.ToString())) > 0)
                steps.Add((JsonNode)id);
        }
    }

    private CutOut Cut(WorkflowDefinition definition)
    {
        Rule.Require(Name.En.Trim().Length > 0 && Name.Fr.Trim().Length > 0, "The part needs a name in both languages.");
        return CutOut.Of(definition, Ids);
    }
}
