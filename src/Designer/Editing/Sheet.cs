using System.Globalization;
using System.Text.Json.Nodes;
using Governance.Domain.Rules;
using Governance.Domain.Words;
using Governance.Workflows.Definitions;
using Governance.Workflows.Flow;

namespace Governance.Designer.Editing;

/// <summary>
/// A definition while one edit works on it: a copy of its JSON of its own, with the steps found in it.
/// The trap: steps are found as they were before the edit; one that the edit adds is not.
/// </summary>
public sealed class Sheet
{
    private readonly WorkflowDefinition copy;

    internal Sheet(WorkflowDefinition definition) => copy = DefinitionReader.Copy(definition);

    /// <summary>The whole definition's JSON, to be changed.</summary>
    public JsonObject Source => copy.Source;

    /// <summary>The id of the outermost step.</summary>
    public string Root => copy.Root.Id;

    public JsonObject CustomProperties => Fields(Source, "customProperties");

    /// <summary>The JSON of a step, to be changed. Throws a sentence where it is gone.</summary>
    public JsonObject Step(string id) => Found(id).Source;

    public Activity Found(string id) =>
        copy.Find(id) ?? throw new RuleBroken(new Sentence("The step “{0}” is no longer there.", id));

    /// <summary>A declared value. Throws a sentence where it is gone.</summary>
    public Variable Variable(string id) =>
        copy.Variables.FirstOrDefault(one => one.Id == id) ?? throw new RuleBroken(new Sentence("The value “{0}” is no longer there.", id));

    /// <summary>The flowchart that a step stands in. Throws a sentence for one that stands in none.</summary>
    public Activity FlowchartAround(string stepId) =>
        copy.ContainerOf(Found(stepId).Id) is { } container && container.Type == FlowRules.Flowchart ? container
            : throw new RuleBroken(new Sentence("“{0}” stands in no flowchart, so no lines lead to it.", StepName(stepId)));

    /// <summary>A flowchart by its id.</summary>
    public Activity Flowchart(string id) =>
        Found(id) is { Type: FlowRules.Flowchart } flowchart ? flowchart : throw new RuleBroken(new Sentence("“{0}” is no flowchart.", id));

    public static JsonArray StepsOf(Activity flowchart) => List(flowchart.Source, "activities");

    public static JsonArray ConnectionsOf(Activity flowchart) => List(flowchart.Source, "connections");

    /// <summary>A name that no step of the definition has yet, made from the kind of step as Elsa does: "Decide2".</summary>
    public string NewId(string type, ISet<string> taken) => NewId(copy, type, taken);

    internal static string NewId(WorkflowDefinition definition, string type, ISet<string> taken)
    {
        var kind = type[(type.LastIndexOf('.') + 1)..];
        for (var number = 1; ; number++)
        {
            var id = kind + number.ToString(CultureInfo.InvariantCulture);
            if (definition.Find(id) is null && taken.Add(id))
                return id;
        }
    }

    internal WorkflowDefinition Read()
    {
        var reading = DefinitionReader.Read(Source);
        return reading.Definition ?? throw new RuleBroken(reading.Problems[0].Sentence);
    }

    /// <summary>What a sentence calls a step.</summary>
    internal Bilingual StepName(string id) => Workflows.Engine.StepTitle.Of(Found(id), null);

    /// <summary>The object in a field; a new one where there is none.</summary>
    internal static JsonObject Fields(JsonObject source, string name)
    {
        if (source.Fields(name) is { } present)
            return present;
        var made = new JsonObject();
        source[source.SpellingOf(name)] = made;
        return made;
    }

    internal static JsonArray List(JsonObject source, string name)
    {
        if (source.Field(name) is JsonArray present)
            return present;
        var made = new JsonArray();
        source[source.SpellingOf(name)] = made;
        return made;
    }

    /// <summary>Gives a field a value; takes it away where there is none.</summary>
    internal static void Set(JsonObject source, string name, JsonNode? value)
    {
        if (value is null)
            source.Remove(source.SpellingOf(name));
        else
            source[source.SpellingOf(name)] = value;
    }

    /// <summary>A text in both languages as definitions write it.</summary>
    internal static JsonObject Pair(Bilingual text) => new() { ["en"] = text.En, ["fr"] = text.Fr };
}
