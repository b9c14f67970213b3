using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;

namespace Governance.Designer.Editing;

/// <summary>
/// Steps that were copied, with the lines between them: what can be put into the same or another definition. It is a text,
/// so it can outlive the page that made it.
/// </summary>
public sealed record StepFragment(string Json)
{
    /// <summary>The steps of these ids, each of the outermost flowchart's; others are passed over.</summary>
    public static StepFragment Of(WorkflowDefinition definition, IReadOnlyCollection<string> ids)
    {
        var steps = definition.Root.Activities.Where(step => ids.Contains(step.Id)).ToList();
        Rule.Require(steps.Count > 0, "There is nothing to copy.");
        var inside = steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        return new(DefinitionWriter.Write(new JsonObject
        {
            ["activities"] = new JsonArray([.. steps.Select(step => step.Source.DeepClone())]),
            ["connections"] = new JsonArray([.. definition.Root.Connections.Where(line => inside.Contains(line.Source) && inside.Contains(line.Target)).Select(Ways.Write)]),
        }));
    }

    /// <summary>How many steps it holds.</summary>
    public int Count => Parsed["activities"]!.AsArray().Count;

    internal JsonObject Parsed => JsonNode.Parse(Json)!.AsObject();
}

/// <summary>
/// Puts copied steps into the outermost flowchart, under ids of their own. What they ask of each other goes with them; what
/// they ask of steps that were not copied still asks those.
/// </summary>
/// <param name="Fragment">What was copied.</param>
/// <param name="At">Where the upper left corner of all goes; null: a little beside where they were.</param>
public sealed record PasteSteps(StepFragment Fragment, Position? At = null) : Edit
{
    private const double Aside = 40;

    public override Sentence Describe(WorkflowDefinition before) => Fragment.Count == 1 ? new("Paste a step") : new("Paste {0} steps", Fragment.Count);

    /// <summary>The ids that the steps get in this definition.</summary>
    public IReadOnlyList<string> IdsIn(WorkflowDefinition definition) => [.. Names(new Sheet(definition), Fragment.Parsed).Values];

    protected internal override void Apply(Sheet sheet)
    {
        var flowchart = sheet.Flowchart(sheet.Root);
        var fragment = Fragment.Parsed;
        var names = Names(sheet, fragment);
        var places = fragment["activities"]!.AsArray().OfType<JsonObject>().Select(Place).OfType<JsonObject>().ToList();
        var (right, down) = At is null || places.Count == 0 ? (Aside, Aside) : (At.X - places.Min(place => place.Number("x") ?? 0), At.Y - places.Min(place => place.Number("y") ?? 0));
        foreach (var step in fragment["activities"]!.AsArray().OfType<JsonObject>())
        {
            var made = (JsonObject)step.DeepClone();
            Rename(made, names, flowchart.Source.Text("nodeId"));
            if (Place(made) is { } at)
            {
                Sheet.Set(at, "x", (at.Number("x") ?? 0) + right);
                Sheet.Set(at, "y", (at.Number("y") ?? 0) + down);
            }
            Sheet.StepsOf(flowchart).Add((JsonNode)made);
        }
        foreach (var line in fragment["connections"]!.AsArray().Select(Ways.Read).OfType<Connection>())
            Ways.Draw(Sheet.ConnectionsOf(flowchart), line with { Source = names[line.Source], Target = names[line.Target] });
    }

    private static Dictionary<string, string> Names(Sheet sheet, JsonObject fragment)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return Ids(fragment["activities"]).ToDictionary(step => step.Id, step => sheet.NewId(step.Type, taken), StringComparer.Ordinal);
    }

    // the steps at every depth: whatever names an id and a type
    private static IEnumerable<(string Id, string Type)> Ids(JsonNode? node) => node switch
    {
        JsonObject one when one.Text("id") is { } id && one.Text("type") is { } type => [(id, type), .. one.SelectMany(field => Ids(field.Value))],
        JsonObject one => one.SelectMany(field => Ids(field.Value)),
        JsonArray list => list.SelectMany(Ids),
        _ => [],
    };

    private static void Rename(JsonObject step, Dictionary<string, string> names, string? node)
    {
        foreach (var (place, id) in Inside(step).Select(one => (one, one.Text("id")!)).ToList())
        {
            place["id"] = names[id];
            place["name"] = names[id];
            place.Remove("nodeId");
        }
        if (node is { Length: > 0 })
            step["nodeId"] = node + ":" + step.Text("id");
        foreach (var end in Ends(step))
            end["activity"] = names.GetValueOrDefault(end.Text("activity")!, end.Text("activity")!);
        AskedSteps.Rename(step, names);
    }

    private static JsonObject? Place(JsonObject step) => step.Fields("metadata")?.Fields("designer")?.Fields("position");

    private static IEnumerable<JsonObject> Inside(JsonNode? node) => node switch
    {
        JsonObject one when one.Text("id") is not null && one.Text("type") is not null => [one, .. one.SelectMany(field => Inside(field.Value))],
        JsonObject one => one.SelectMany(field => Inside(field.Value)),
        JsonArray list => list.SelectMany(Inside),
        _ => [],
    };

    private static IEnumerable<JsonObject> Ends(JsonNode? node) => node switch
    {
        JsonObject one when one.Text("activity") is not null => [one],
        JsonObject one => one.SelectMany(field => Ends(field.Value)),
        JsonArray list => list.SelectMany(Ends),
        _ => [],
    };
}
