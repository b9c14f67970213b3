using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Engine;

namespace Governance.Designer.Editing;

/// <summary>Several steps that can stand alone: one way in, and what they lead to.</summary>
internal sealed record CutOut(WorkflowDefinition From, IReadOnlyList<Activity> Steps, Activity Entry, IReadOnlyDictionary<(string Activity, string Port), string> Exits)
{
    public bool Holds(string? id) => id is not null && Steps.Any(step => step.Id == id);

    /// <summary>Throws a sentence where the steps cannot stand alone.</summary>
    public static CutOut Of(WorkflowDefinition definition, IReadOnlyList<string> ids)
    {
        var root = definition.Root;
        var steps = root.Activities.Where(step => ids.Contains(step.Id)).ToList();
        Rule.Require(steps.Count > 1 && steps.Count == ids.Count, "Choose two steps or more of the drawing itself.");
        var inside = steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            Rule.Require(!step.CanStartWorkflow && step.Type != "Elsa.Start", "“{0}” begins the workflow, so it stays outside.", StepTitle.Of(step, null));
            Rule.Require(step.Type is not ("Elsa.Finish" or "Elsa.End" or "Elsa.Complete"), "“{0}” ends the workflow, so it stays outside.", StepTitle.Of(step, null));
        }
        var entries = root.Connections.Where(line => !inside.Contains(line.Source) && inside.Contains(line.Target)).Select(line => line.Target).Distinct().ToList();
        Rule.Require(entries.Count > 0, "Nothing leads to these steps yet.");
        Rule.Require(entries.Count == 1, "The flow comes in at more than one place: at “{0}” and at “{1}”.", Title(definition, entries[0]), Title(definition, entries[^1]));
        Alone(definition, steps, inside);
        var leaving = root.Connections.Where(line => inside.Contains(line.Source) && !inside.Contains(line.Target)).ToList();
        return new(definition, steps, definition.Find(entries[0])!, Named(leaving));
    }

    // one step to go on with is simply done; else each gets the name of the first outcome that leads to it
    private static Dictionary<(string, string), string> Named(IReadOnlyList<Connection> leaving)
    {
        var targets = leaving.GroupBy(line => (line.Target, line.TargetPort)).ToList();
        var names = new Dictionary<(string, string), string>();
        foreach (var target in targets)
            names[target.Key] = targets.Count == 1 ? Connection.Done : OutcomeForm.NameFor(target.First().SourcePort == Connection.Done ? "to-" + target.Key.Target : target.First().SourcePort, names.Values);
        return names;
    }

    // what is asked across the border would find nothing there
    private static void Alone(WorkflowDefinition definition, IReadOnlyList<Activity> steps, HashSet<string> inside)
    {
        foreach (var step in steps)
        {
            foreach (var other in definition.Root.Activities.Where(other => !inside.Contains(other.Id)))
            {
                Rule.Require(!Asks(step, other.Id), "“{0}” asks for the outcome of “{1}”, which stays outside.", StepTitle.Of(step, null), StepTitle.Of(other, null));
                Rule.Require(!Asks(other, step.Id), "“{0}” stays outside and asks for the outcome of “{1}”.", StepTitle.Of(other, null), StepTitle.Of(step, null));
            }
            foreach (var value in definition.Variables)
                Rule.Require(!Texts(step.Source).Any(text => text == value.Id || text.Contains($"'{value.Name}'", StringComparison.Ordinal) || text.Contains($"variables.{value.Name}", StringComparison.Ordinal)),
                    "“{0}” uses the value “{1}” of the workflow, which a part does not know.", StepTitle.Of(step, null), value.Name);
        }
    }

    private static bool Asks(Activity step, string id) => Texts(step.Source).Any(text => text.Contains($"getOutputFrom('{id}'", StringComparison.Ordinal));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Texts(field.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static Bilingual Title(WorkflowDefinition definition, string id) => StepTitle.Of(definition.Find(id)!, null);
}
